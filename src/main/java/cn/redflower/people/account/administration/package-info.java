/** The administrator's page and API: people, their accounts and posts. Not for other modules. */
package cn.redflower.people.account.administration;
