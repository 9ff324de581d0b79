// Lucene.java: a peer of the bench of speed: Lucene with its CJKAnalyzer, two threads; a document is a file.
//
// usage: java -cp … Lucene index TEXTS FOLDER      a new index of every file below TEXTS
//                          add TEXTS FOLDER WORD   the same files more; prints how many documents hold the word
//                          ask FOLDER QUESTIONS    prints kind, wall ms, processor ms, hits of each line of QUESTIONS

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;

final class Lucene {
    private static final int THREADS = 2;
    private static final int PASSES = 3; // until the compiler has seen to what is asked; the last counts
    private static final Analyzer ANALYZER = new CJKAnalyzer();
    private static final QueryBuilder BUILDER = new QueryBuilder(ANALYZER);

    private static void addFile(IndexWriter writer, Path root, Path path) {
        try {
            Document document = new Document();
            document.add(new StringField("id", root.relativize(path).toString(), Field.Store.YES));
            String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
            document.add(new TextField("text", text, Field.Store.YES));
            writer.addDocument(document);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void addAll(IndexWriter writer, Path root) throws IOException, InterruptedException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(root)) {
            files = found.filter(Files::isRegularFile).sorted().collect(Collectors.toList());
        }
        AtomicInteger next = new AtomicInteger();
        Thread[] threads = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            threads[i] = new Thread(() -> {
                for (int at = next.getAndIncrement(); at < files.size(); at = next.getAndIncrement()) {
                    addFile(writer, root, files.get(at));
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        writer.commit();
    }

    private static Query phrase(String words) {
        Query query = BUILDER.createPhraseQuery("text", words);
        return query == null ? new MatchNoDocsQuery() : query;
    }

    private static String[] words(String list) {
        return list.isEmpty() ? new String[0] : list.split("\\|");
    }

    private static Query query(String[] question) {
        if (question[2].isEmpty() && question[3].isEmpty()) {
            return BUILDER.createBooleanQuery("text", question[1], Occur.SHOULD);
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (String word : words(question[2])) {
            all.add(phrase(word), Occur.MUST);
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (String word : words(question[3])) {
            any.add(phrase(word), Occur.SHOULD);
        }
        if (!question[3].isEmpty()) {
            all.add(any.build(), Occur.MUST);
        }
        for (String word : words(question[4])) {
            all.add(phrase(word), Occur.MUST_NOT);
        }
        return all.build();
    }

    private static void ask(DirectoryReader reader, Path questions, PrintStream out) throws IOException {
        IndexSearcher searcher = new IndexSearcher(reader);
        UnifiedHighlighter highlighter = new UnifiedHighlighter(searcher, ANALYZER);
        highlighter.setMaxLength(Integer.MAX_VALUE - 1);
        List<String> lines = Files.readAllLines(questions, StandardCharsets.UTF_8);
        for (int pass = 1; pass <= PASSES; pass++) {
            for (String line : lines) {
                String[] question = line.split("\t", -1);
                long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                long wall = System.nanoTime();
                Query query = query(question);
                TopDocs found = searcher.search(query, 10);
                highlighter.highlight("text", query, found, 1);
                wall = System.nanoTime() - wall;
                cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
                if (pass == PASSES) {
                    out.printf("%s\t%.6f\t%.6f\t%d%n", question[0], wall / 1e6, cpu / 1e6, found.scoreDocs.length);
                }
            }
        }
    }

    public static void main(String[] arguments) throws Exception {
        boolean asks = arguments[0].equals("ask");
        PrintStream out = new PrintStream(System.out, false, "UTF-8");
        try (Directory folder = FSDirectory.open(Path.of(arguments[asks ? 1 : 2]))) {
            if (asks) {
                try (DirectoryReader reader = DirectoryReader.open(folder)) {
                    ask(reader, Path.of(arguments[2]), out);
                }
            } else {
                IndexWriterConfig settings = new IndexWriterConfig(ANALYZER).setRAMBufferSizeMB(256);
                try (IndexWriter writer = new IndexWriter(folder, settings)) {
                    addAll(writer, Path.of(arguments[1]));
                }
            }
            if (arguments[0].equals("add")) {
                try (DirectoryReader reader = DirectoryReader.open(folder)) {
                    out.println(new IndexSearcher(reader).count(phrase(arguments[3])));
                }
            }
        }
        out.flush();
    }
}
