// Words that the pages of the county's rounds share.
export const ROUND = {
  DRAFT: '草稿', OPENING: '等待开始', NOMINATING: '学校报送、县少工委审核', SIGNING: '联合会签', NOTICE: '公示', ISSUING: '印发决定', AWARDED: '已表彰',
  WITHOUT_AWARD: '结束，无人获奖', DISCARDED: '草稿已放弃', CANCELLED: '已取消'
};
export const SCHOOL = {
  WAITING: '未开始', PREPARING: '大队推荐', DECIDING: '少工委评定', SUBMITTED: '已报送', RETURNED: '已退回', WAIVED: '逾期弃权', CLOSED: '审核完毕', CANCELLED: '已取消'
};
export const STEPS = { Task_OpenRound: '开启', Task_ScreenNominations: '审核名单', Task_IssueDecision: '印发决定' };
export const DECISIONS = { approve: '同意', return: '退回', reject: '不同意' };
