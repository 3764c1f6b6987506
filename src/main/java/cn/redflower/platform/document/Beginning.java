package cn.redflower.platform.document;

import java.nio.charset.StandardCharsets;

/** How the content of files begins: by that programs tell kinds of file apart. */
final class Beginning {

    private static final int[] COMPOUND = {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1};

    private Beginning() {}

    static boolean is(byte[] content, int... beginning) {
        return at(content, 0, beginning);
    }

    static boolean is(byte[] content, String beginning) {
        return at(content, 0, beginning);
    }

    static boolean at(byte[] content, int offset, String beginning) {
        return at(content, offset, beginning.chars().toArray());
    }

    private static boolean at(byte[] content, int offset, int[] beginning) {
        if (content.length < offset + beginning.length) {
            return false;
        }
        for (int i = 0; i < beginning.length; i++) {
            if ((content[offset + i] & 0xFF) != beginning[i]) {
                return false;
            }
        }
        return true;
    }

    /** Office's files of before 2007, and those of its newer ones that are encrypted. */
    static boolean isCompound(byte[] content) {
        return is(content, COMPOUND);
    }

    static boolean isArchive(byte[] content) {
        return is(content, 'P', 'K', 3, 4) || is(content, 'P', 'K', 5, 6);
    }

    /** What runs, unpacks into something else, or is a file of its own: no picture and no font begins like this. */
    static boolean isNoPicture(byte[] content) {
        boolean program = is(content, "MZ")
                || is(content, "#!")
                || is(content, 0x7F, 'E', 'L', 'F')
                || is(content, 0xCA, 0xFE, 0xBA, 0xBE)
                || is(content, 'L', 0, 0, 0, 1, 0x14, 2, 0);
        boolean archive =
                isArchive(content) || is(content, "Rar!") || is(content, '7', 'z', 0xBC, 0xAF) || is(content, "MSCF");
        return program || archive || isCompound(content) || is(content, "%PDF") || is(content, "{\\rt");
    }

    /** Whether a name stands in the content as the directories of compound files write them. */
    static boolean names(byte[] content, String entry) {
        return new String(content, StandardCharsets.ISO_8859_1).contains(String.join("\0", entry.split("")) + "\0");
    }
}
