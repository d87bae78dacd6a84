import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Adds up Surefire's reports below a directory: prints each failed and each skipped test, and as
 * last line {@code PASSED FAILED SKIPPED}. Run as a source file: {@code java TestReport.java DIR}.
 */
final class TestReport {
  private static final int TRACE_LINES = 12;

  private int passed;
  private final List<String> failed = new ArrayList<>();
  private final List<String> skipped = new ArrayList<>();

  public static void main(String[] args) throws Exception {
    TestReport report = new TestReport();
    for (Path file : reportsBelow(Path.of(args[0]))) {
      report.add(file);
    }
    report.failed.forEach(test -> IO.println("FAILED  " + test));
    report.skipped.forEach(test -> IO.println("SKIPPED " + test));
    IO.println(report.passed + " " + report.failed.size() + " " + report.skipped.size());
  }

  private static List<Path> reportsBelow(Path root) throws IOException {
    PathMatcher reports =
        FileSystems.getDefault().getPathMatcher("glob:**/target/surefire-reports/TEST-*.xml");
    try (Stream<Path> files = Files.walk(root, 4)) {
      return files.filter(reports::matches).sorted().toList();
    }
  }

  private void add(Path file) throws Exception {
    NodeList cases =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(file.toFile())
            .getElementsByTagName("testcase");
    for (int i = 0; i < cases.getLength(); i++) {
      add((Element) cases.item(i));
    }
  }

  private void add(Element test) {
    String name = test.getAttribute("classname") + "." + test.getAttribute("name");
    NodeList children = test.getElementsByTagName("*");
    for (int i = 0; i < children.getLength(); i++) {
      Element child = (Element) children.item(i);
      switch (child.getTagName()) {
        case "failure", "error" -> {
          failed.add(name + "\n" + beginning(child.getTextContent()));
          return;
        }
        case "skipped" -> {
          skipped.add(name + ": " + child.getAttribute("message"));
          return;
        }
        default -> {}
      }
    }
    passed++;
  }

  private static String beginning(String trace) {
    return String.join("\n", trace.lines().limit(TRACE_LINES).map("    "::concat).toList());
  }
}
