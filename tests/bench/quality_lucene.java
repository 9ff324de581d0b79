// quality_lucene.java: a peer of the bench of quality: Lucene's CJKAnalyzer and its BM25 as they come.
// usage: java -cp JARS quality_lucene.java PASSAGES QUERIES FOLDER (lines id<TAB>text; a TREC run on standard output)

import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;

final class QualityLucene {
    private static final int LIMIT = 100;

    interface Row {
        void take(String id, String text) throws IOException;
    }

    private static void read(String path, Row row) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(Path.of(path), StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                int tab = line.indexOf('\t');
                if (tab >= 0) {
                    row.take(line.substring(0, tab), line.substring(tab + 1));
                }
            }
        }
    }

    private static void index(String passages, Directory folder, Analyzer analyzer) throws IOException {
        try (IndexWriter writer = new IndexWriter(folder, new IndexWriterConfig(analyzer))) {
            read(passages, (id, text) -> {
                Document document = new Document();
                document.add(new StoredField("id", id));
                document.add(new TextField("text", text, Field.Store.NO));
                writer.addDocument(document);
            });
            writer.forceMerge(1); // ties by the order of the passages
        }
    }

    private static void answer(String qid, Query query, IndexSearcher searcher, PrintStream out) throws IOException {
        int rank = 0;
        for (ScoreDoc hit : searcher.search(query, LIMIT).scoreDocs) {
            String id = searcher.doc(hit.doc).get("id");
            out.println(qid + " Q0 " + id + " " + ++rank + " " + hit.score + " lucene");
        }
    }

    public static void main(String[] arguments) throws IOException {
        Analyzer analyzer = new CJKAnalyzer();
        Directory folder = FSDirectory.open(Path.of(arguments[2]));
        index(arguments[0], folder, analyzer);
        try (DirectoryReader reader = DirectoryReader.open(folder);
             PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, "UTF-8")) {
            IndexSearcher searcher = new IndexSearcher(reader);
            QueryBuilder builder = new QueryBuilder(analyzer); // reads text, knows no syntax
            read(arguments[1], (qid, text) -> {
                Query query = builder.createBooleanQuery("text", text, BooleanClause.Occur.SHOULD);
                if (query != null) {
                    answer(qid, query, searcher, out);
                }
            });
        }
    }
}
