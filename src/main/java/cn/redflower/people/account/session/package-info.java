/**
 * Sessions: which are open, since when, and their end on every node; what may be done before an initial password is
 * changed.
 */
@org.springframework.modulith.NamedInterface("session")
package cn.redflower.people.account.session;
