/** The made-up county: the same schools, counselors and pupils each time, with ages that fit the school year. */
package cn.redflower.demo.county;
