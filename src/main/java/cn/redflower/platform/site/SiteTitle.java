package cn.redflower.platform.site;

/** What this site calls itself in the heads of its pages and in its mails, beside the product's own name. */
public interface SiteTitle {

    /** Such as 长顺县少先队荣誉评审. */
    String title();
}
