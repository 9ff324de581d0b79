/* xapian.cc: a peer of the bench of speed: Xapian's own n-grams of Chinese with positions; a document is a file.
 *
 * usage: xapian index TEXTS FOLDER     a new index of every file below TEXTS */
#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

namespace fs = std::filesystem;

static std::string read(const fs::path &path)
{
    std::ifstream file(path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
}

static Xapian::Document analyse(const std::string &name, const std::string &text)
{
    Xapian::Document document;
    Xapian::TermGenerator generator;
    generator.set_flags(Xapian::TermGenerator::FLAG_CJK_NGRAM);
    generator.set_document(document);
    generator.index_text(text);
    document.set_data(name + "\n" + text);
    return document;
}

int main(int argc, char **argv)
try {
    if (argc != 4 || std::string(argv[1]) != "index") {
        std::cerr << "usage: xapian index TEXTS FOLDER\n";
        return 2;
    }
    std::vector<fs::path> files;
    for (const auto &entry : fs::recursive_directory_iterator(argv[2])) {
        if (entry.is_regular_file()) {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    Xapian::WritableDatabase database(argv[3], Xapian::DB_CREATE_OR_OVERWRITE);
    for (const fs::path &path : files) {
        database.add_document(analyse(fs::relative(path, argv[2]).string(), read(path)));
    }
    database.commit();
    return 0;
} catch (const Xapian::Error &error) {
    std::cerr << error.get_description() << '\n';
    return 2;
}
