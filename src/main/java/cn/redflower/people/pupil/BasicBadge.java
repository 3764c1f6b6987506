package cn.redflower.people.pupil;

import java.util.List;
import java.util.stream.Stream;

/**
 * The twelve compulsory basic badges in their three families ({@code domain.md} §2); the order is the order of the
 * register.
 */
public enum BasicBadge {
    XIANGYANG("向阳", Family.RED_STAR),
    CHUANCHENG("传承", Family.RED_STAR),
    LIDE("立德", Family.RED_STAR),
    LIZHI("立志", Family.RED_STAR),
    MENGXIANG("梦想", Family.RED_FLAG),
    XIAOZHUREN("小主人", Family.RED_FLAG),
    TUANJIE("团结", Family.RED_FLAG),
    JIANTI("健体", Family.RED_FLAG),
    FENGXIAN("奉献", Family.TORCH),
    LAODONG("劳动", Family.TORCH),
    YONGGAN("勇敢", Family.TORCH),
    JIEYUE("节约", Family.TORCH);

    /** The three families of basic badges. */
    public enum Family {
        RED_STAR("红星章"),
        RED_FLAG("红旗章"),
        TORCH("火炬章");

        private final String chineseName;

        Family(String chineseName) {
            this.chineseName = chineseName;
        }

        /** The name in the rules. */
        public String chineseName() {
            return chineseName;
        }

        /** The badges of the family. */
        public List<BasicBadge> badges() {
            return Stream.of(BasicBadge.values()).filter(b -> b.family == this).toList();
        }
    }

    private final String chineseName;
    private final Family family;

    BasicBadge(String chineseName, Family family) {
        this.chineseName = chineseName;
        this.family = family;
    }

    /** The name in the rules and in the header of a roster. */
    public String chineseName() {
        return chineseName;
    }

    public Family family() {
        return family;
    }
}
