package cn.redflower.people.pupil.roster;

import cn.redflower.platform.spreadsheet.SheetWords;

/** As the register keeps it. */
public enum Sex {
    M("male"),
    F("female");

    private static final SheetWords WORDS = SheetWords.load("answers.properties");

    private final String meaning;

    Sex(String meaning) {
        this.meaning = meaning;
    }

    /** As sheets write it. */
    public String chineseName() {
        return WORDS.of(meaning).get(0);
    }
}
