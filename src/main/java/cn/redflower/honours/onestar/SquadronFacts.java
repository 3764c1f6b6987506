package cn.redflower.honours.onestar;

/** What the conditions for a squadron's one star look at. */
public record SquadronFacts(int pupils, int squads) {}
