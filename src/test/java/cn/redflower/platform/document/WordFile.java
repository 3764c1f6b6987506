package cn.redflower.platform.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A Word text as programs write it, with whatever somebody puts into it. */
public final class WordFile {

    private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final StringBuilder types = new StringBuilder();
    private final StringBuilder relations = new StringBuilder();
    private String meant = "";
    private String mainType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    private WordFile(String body) {
        parts.put(
                "_rels/.rels",
                relationships("<Relationship Id=\"r1\" Type=\"" + RELATIONS
                        + "officeDocument\" Target=\"word/document.xml\"/>"));
        parts.put(
                "word/document.xml",
                xml("<w:document xmlns:w=\"" + W + "\"><w:body>" + body + "</w:body></w:document>"));
        parts.put("word/styles.xml", xml("<w:styles xmlns:w=\"" + W + "\"/>"));
        parts.put("docProps/app.xml", xml("<Properties/>"));
    }

    /** A text of one paragraph. */
    public static WordFile saying(String text) {
        return new WordFile("<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>");
    }

    static WordFile of(String body) {
        return new WordFile(body);
    }

    WordFile with(String part, byte[] content) {
        parts.put(part, content);
        return this;
    }

    WordFile with(String part, String content) {
        return with(part, content.getBytes(StandardCharsets.UTF_8));
    }

    WordFile without(String part) {
        parts.remove(part);
        return this;
    }

    WordFile typed(String type) {
        types.append("<Override PartName=\"/word/x\" ContentType=\"")
                .append(type)
                .append("\"/>");
        return this;
    }

    /** Notes what the file is for. */
    WordFile meant(String what) {
        meant = what;
        return this;
    }

    String meant() {
        return meant;
    }

    WordFile main(String type) {
        mainType = type;
        return this;
    }

    WordFile related(String type, String target, boolean external) {
        relations.append("<Relationship Id=\"r%d\" Type=\"%s\" Target=\"%s\"%s/>"
                .formatted(relations.length(), RELATIONS + type, target, external ? " TargetMode=\"External\"" : ""));
        return this;
    }

    /** The file. */
    public byte[] bytes() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put(
                "[Content_Types].xml",
                xml("<Types xmlns=\"" + TYPES + "\">"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                        + "<Override PartName=\"/word/document.xml\" ContentType=\"" + mainType + "\"/>" + types
                        + "</Types>"));
        all.put("word/_rels/document.xml.rels", relationships(relations.toString()));
        all.putAll(parts);
        return zip(all);
    }

    static byte[] zip(Map<String, byte[]> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] relationships(String each) {
        return xml("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + each
                + "</Relationships>");
    }

    private static byte[] xml(String content) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + content)
                .getBytes(StandardCharsets.UTF_8);
    }
}
