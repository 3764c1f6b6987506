package cn.redflower.honours.countyround;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * What a county officer types of a round before she opens it.
 *
 * @param opensOn first day of nominations; a past day means at once
 * @param closesOn last day, to its end
 * @param bornFrom first month of birth that can be nominated
 * @param individualPlaces places of the whole county; null: as the rules of the award say
 * @param signers ids of the organs that sign
 * @param againReason why there is a second round of the award in the year, if there is
 */
record RoundPlan(
        String schoolYear,
        LocalDate opensOn,
        LocalDate closesOn,
        YearMonth bornFrom,
        YearMonth bornUntil,
        Integer individualPlaces,
        Integer collectivePlaces,
        List<String> signers,
        Integer signingDays,
        Integer noticeDays,
        String contactName,
        String contactPhone,
        String contactMail,
        String basis,
        String againReason) {}
