/* quality_xapian.cc: a peer of the bench of quality: Xapian's own n-grams of Chinese and its BM25 as they come.
 * usage: quality_xapian PASSAGES QUERIES FOLDER (lines id<TAB>text; a TREC run on standard output) */
#include <xapian.h>

#include <fstream>
#include <iostream>
#include <string>

static const Xapian::doccount LIMIT = 100;

template <typename Row> static void read(const char *path, Row row)
{
    std::ifstream file(path);
    std::string line;
    while (std::getline(file, line)) {
        std::string::size_type tab = line.find('\t');
        if (tab != std::string::npos) {
            row(line.substr(0, tab), line.substr(tab + 1));
        }
    }
}

static Xapian::Document analyse(const std::string &text)
{
    Xapian::Document document;
    Xapian::TermGenerator generator;
    generator.set_flags(Xapian::TermGenerator::FLAG_CJK_NGRAM);
    generator.set_document(document);
    generator.index_text_without_positions(text);
    return document;
}

/* The query is analysed as a passage is, so that nothing in it is syntax. */
static Xapian::Query any_of(const Xapian::Document &question)
{
    Xapian::Query query;
    for (auto term = question.termlist_begin(); term != question.termlist_end(); ++term) {
        query |= Xapian::Query(*term, term.get_wdf());
    }
    return query;
}

static void answer(const std::string &qid, const std::string &text, const Xapian::Database &database)
{
    Xapian::Enquire enquire(database);
    enquire.set_query(any_of(analyse(text)));
    Xapian::MSet hits = enquire.get_mset(0, LIMIT);
    for (auto hit = hits.begin(); hit != hits.end(); ++hit) {
        std::cout << qid << " Q0 " << hit.get_document().get_data() << ' ' << hit.get_rank() + 1 << ' '
                  << hit.get_weight() << " xapian\n";
    }
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        return 2;
    }
    try {
        Xapian::WritableDatabase database(argv[3], Xapian::DB_CREATE_OR_OVERWRITE);
        read(argv[1], [&database](const std::string &id, const std::string &text) {
            Xapian::Document document = analyse(text);
            document.set_data(id);
            database.add_document(document);
        });
        database.commit();
        read(argv[2], [&database](const std::string &qid, const std::string &text) { answer(qid, text, database); });
    } catch (const Xapian::Error &failure) {
        std::cerr << failure.get_description() << '\n';
        return 1;
    }
    return std::cout.flush() ? 0 : 1;
}
