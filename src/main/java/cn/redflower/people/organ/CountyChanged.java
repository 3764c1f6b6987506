package cn.redflower.people.organ;

/** The county is called otherwise from now on, once the transaction commits. */
public record CountyChanged() {}
