/** Public pages of notices and objections, and the addresses that the investigators' form talks to. */
package cn.redflower.casework.publicnotice.web;
