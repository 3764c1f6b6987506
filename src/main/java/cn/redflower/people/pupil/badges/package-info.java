/** 基础章登记: basic badges recorded by hand where they are won, a squadron's grid a school term. */
package cn.redflower.people.pupil.badges;
