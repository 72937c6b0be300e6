package io.github.camelfivecent.operation;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Character references: numeric ones, and the named ones of HTML 4 that emails use. */
final class HtmlEntities {

    /** Bounded in every part, so that no text takes long to search. */
    private static final Pattern REFERENCE =
            Pattern.compile("&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z][a-zA-Z0-9]{1,7}));");

    /** The characters from U+00A0 to U+00FF in their order. */
    private static final String LATIN_1 = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg"
            + " macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest"
            + " Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml"
            + " ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig"
            + " agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml"
            + " eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

    private static final String OTHERS = "amp & lt < gt > quot \" apos ' euro € trade ™ hellip … bull • ndash – mdash —"
            + " lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ lsaquo ‹ rsaquo › larr ← rarr → uarr ↑ darr ↓"
            + " minus − prime ′ Prime ″ OElig Œ oelig œ Scaron Š scaron š dagger † permil ‰ hearts ♥ check ✓"
            + " ensp \u2002 emsp \u2003 thinsp \u2009 zwnj \u200c zwj \u200d";

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Map<String, String> NAMED = named();

    private HtmlEntities() {}

    /** Puts characters in the place of their references, and leaves alone what is no reference that it knows. */
    static String decode(String text) {
        return REFERENCE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(character(match)));
    }

    private static String character(MatchResult match) {
        if (match.group(1) != null) {
            return character(Integer.parseInt(match.group(1)));
        }
        if (match.group(2) != null) {
            return character(Integer.parseInt(match.group(2), 16));
        }
        return NAMED.getOrDefault(match.group(3), match.group());
    }

    private static String character(int codePoint) {
        if (codePoint >= 0x80 && codePoint < 0xa0) {
            // old mail programs wrote their own character set; HTML's standard says to read it so
            return new String(new byte[] {(byte) codePoint}, WINDOWS_1252);
        }
        boolean surrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        return codePoint == 0 || surrogate || codePoint > Character.MAX_CODE_POINT
                ? "\ufffd"
                : Character.toString(codePoint);
    }

    private static Map<String, String> named() {
        Map<String, String> named = new HashMap<>();
        char latin = '\u00a0';
        for (String name : LATIN_1.split(" ")) {
            named.put(name, String.valueOf(latin++));
        }
        String[] others = OTHERS.split(" ");
        for (int i = 0; i < others.length; i += 2) {
            named.put(others[i], others[i + 1]);
        }
        return Map.copyOf(named);
    }
}
