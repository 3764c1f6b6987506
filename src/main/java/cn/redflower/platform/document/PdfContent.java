package cn.redflower.platform.document;

import cn.redflower.platform.problem.Refusal;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * Whether an uploaded PDF is paper only: it is read as a reader of PDFs reads it, every object of it, whatever way
 * names are spelled and objects are packed. What would act on somebody's computer or carries other files along is
 * refused, and so is what cannot be looked into.
 */
final class PdfContent {

    private static final Refusal BROKEN = Refusal.rule("document.pdf.broken");

    private PdfContent() {}

    static Optional<Refusal> against(byte[] content) {
        PdfSpelling spelling = PdfSpelling.of(content);
        if (spelling.namesSomethingActive()) {
            return Optional.of(Refusal.rule("document.active"));
        }
        Optional<Refusal> packed = spelling.againstPacking();
        if (packed.isPresent()) {
            return packed;
        }
        try (PDDocument document = Loader.loadPDF(content)) {
            if (document.isEncrypted()) {
                return Optional.of(Refusal.rule("document.pdf.locked"));
            }
            return document.getNumberOfPages() == 0 ? Optional.of(BROKEN) : against(document);
        } catch (InvalidPasswordException locked) {
            return Optional.of(Refusal.rule("document.pdf.locked"));
        } catch (IOException | RuntimeException | StackOverflowError unreadable) {
            // the reader's own errors over what is no PDF are of every kind
            return Optional.of(BROKEN);
        }
    }

    private static Optional<Refusal> against(PDDocument document) {
        Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<COSBase> left = new ArrayDeque<>();
        left.add(document.getDocument().getTrailer());
        for (Map.Entry<COSObjectKey, Long> entry :
                Map.copyOf(document.getDocument().getXrefTable()).entrySet()) {
            COSBase object =
                    document.getDocument().getObjectFromPool(entry.getKey()).getObject();
            if (object != null) {
                left.add(object);
            } else if (entry.getValue() < 0) {
                // packed where we cannot look; another reader may
                return Optional.of(BROKEN);
            }
        }
        while (!left.isEmpty()) {
            COSBase object = left.poll();
            if (object != null && seen.add(object)) {
                if (object instanceof COSDictionary dictionary && PdfAction.isIn(dictionary)) {
                    return Optional.of(Refusal.rule("document.active"));
                }
                parts(object, left);
            }
        }
        return Optional.empty();
    }

    private static void parts(COSBase object, Deque<COSBase> left) {
        if (object instanceof COSDictionary dictionary) {
            left.addAll(dictionary.getValues());
        } else if (object instanceof COSArray array) {
            array.forEach(part -> {
                if (part != null) {
                    left.add(part);
                }
            });
        } else if (object instanceof COSObject reference && reference.getObject() != null) {
            left.add(reference.getObject());
        }
    }
}
