/** Publishes lists for a number of working days and deals with objections. */
@org.springframework.modulith.ApplicationModule(displayName = "Public notice")
package cn.redflower.publicnotice;
