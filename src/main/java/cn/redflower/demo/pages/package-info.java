/** What the demo shows about itself: its start page, the accounts, the clock. */
package cn.redflower.demo.pages;
