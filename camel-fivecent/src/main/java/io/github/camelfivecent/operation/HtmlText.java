package io.github.camelfivecent.operation;

/**
 * Readable plain text out of the HTML of an email, for mail programs that show no HTML.
 *
 * <p>It takes broken markup much as browsers do, and never refuses any. The time it takes grows with the length of the
 * HTML and no faster.
 */
public final class HtmlText {

    private HtmlText() {}

    /**
     * Derives plain text.
     *
     * @param html HTML, whole or a fragment, sound or not; or null
     * @return its text, with line breaks where blocks begin and end, {@code - } before list items and the URL behind the
     *     text of a link; empty for null
     */
    public static String plain(String html) {
        return html == null ? "" : plain(new HtmlScanner(html));
    }

    static String plain(HtmlScanner html) {
        TextLayout layout = new TextLayout();
        while (!html.atEnd()) {
            if (html.atTag()) {
                tag(html, layout);
            } else if (!html.skipNonText()) {
                layout.text(HtmlEntities.decode(html.text()));
            }
        }
        return layout.finish();
    }

    private static void tag(HtmlScanner html, TextLayout layout) {
        String name = html.tagName();
        switch (name) {
            case "br", "/br" -> layout.lineBreak();
            case "p", "/p", "ul", "/ul", "ol", "/ol", "dl", "/dl", "table", "/table", "hr" -> layout.block(2);
            case "h1", "/h1", "h2", "/h2", "h3", "/h3", "h4", "/h4", "h5", "/h5", "h6", "/h6" -> layout.block(2);
            case "blockquote", "/blockquote", "pre", "/pre" -> layout.block(2);
            case "div", "/div", "tr", "/tr", "/li", "dt", "/dt", "dd", "/dd", "form", "/form" -> layout.block(1);
            case "section", "/section", "article", "/article", "header", "/header" -> layout.block(1);
            case "footer", "/footer", "address", "/address", "center", "/center", "/title" -> layout.block(1);
            case "li" -> layout.item();
            case "td", "th" -> layout.text(" ");
            case "/a" -> layout.endLink();
            case "a" -> {
                layout.startLink(HtmlEntities.decode(html.attribute("href")));
                return;
            }
            case "img" -> {
                layout.text(HtmlEntities.decode(html.attribute("alt")));
                return;
            }
            case "script", "style", "title", "template" -> {
                html.attribute("");
                html.skipPast("</" + name);
            }
            default -> {}
        }
        html.attribute("");
    }
}
