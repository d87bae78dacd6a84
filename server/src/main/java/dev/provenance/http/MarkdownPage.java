package dev.provenance.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * A page of the documentation as HTML, in the dress of the API browser. A heading's id is its text.
 */
final class MarkdownPage {
  private MarkdownPage() {}

  static byte[] of(String title, byte[] markdown) {
    List<Extension> extensions = List.of(TablesExtension.create());
    Node document =
        Parser.builder()
            .extensions(extensions)
            .build()
            .parse(new String(markdown, StandardCharsets.UTF_8));
    String html =
        HtmlRenderer.builder()
            .extensions(extensions)
            .attributeProviderFactory(context ->
                (node, tag, attributes) -> {
                  if (node instanceof Heading heading) {
                    attributes.put("id", text(heading));
                  }
                })
            .build()
            .render(document);
    return """
    <!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>%1$s · Provenance</title>
        <link rel="icon" href="swagger-ui/favicon-32x32.png">
        <link rel="stylesheet" href="docs.css">
      </head>
      <body>
        <header class="bar">
          <a class="bar-brand" href="../">Provenance</a>
          <nav class="bar-links" aria-label="Documents"><a href="./">API</a></nav>
        </header>
        <main class="page">
    %2$s
        </main>
      </body>
    </html>
    """
        .formatted(title, html)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String text(Node heading) {
    StringBuilder text = new StringBuilder();
    heading.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text node) {
            text.append(node.getLiteral());
          }
        });
    return text.toString();
  }
}
