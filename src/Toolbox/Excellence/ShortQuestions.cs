namespace Zhiheng.Toolbox.Excellence;

/// <summary>The questions of the short form, in words of our own, each under the item it asks about.</summary>
internal static class ShortQuestions
{
    public static IReadOnlyList<ShortQuestion> All { get; } =
    [
        new("1", "4.1.2", new("负责人是否把质量目标写下来，并让每位员工知道？", "Has the head of the firm written down quality goals that every employee knows?")),
        new("2", "4.1.2", new("负责人是否每月至少一次亲自看质量数据？", "Does the head look at quality figures in person at least once a month?")),
        new("3", "4.1.3", new("重要事项由谁决定、谁检查，是否写清楚？", "Is it written who decides important matters and who checks?")),
        new("4", "4.1.4", new("安全、环保和产品责任的法规要求是否列出并逐条检查？", "Are the legal duties of safety, environment and product liability listed and checked?")),
        new("5", "4.2.2", new("是否有两三年的发展目标，并说得出依据？", "Are there goals for two or three years, with reasons for them?")),
        new("6", "4.2.3", new("年度目标是否分到部门或人，并定期对照？", "Are yearly goals given to departments or people, and followed?")),
        new("7", "4.3.2", new("是否知道主要顾客最看重的三件事？", "Do you know the three things your main customers care about most?")),
        new("8", "4.3.2", new("是否记录过顾客流失的原因？", "Have reasons for lost customers been recorded?")),
        new("9", "4.3.3", new("每件投诉是否登记、限期答复并查到原因？", "Is each complaint recorded, answered in time and traced to its cause?")),
        new("10", "4.3.3", new("是否每年至少测一次顾客满意？", "Is customer satisfaction measured at least once a year?")),
        new("11", "4.4.2", new("关键岗位是否有上岗要求和培训记录？", "Do key posts have requirements and records of training?")),
        new("12", "4.4.2", new("员工是否有渠道提改进建议并得到答复？", "Can employees suggest improvements, and do they get an answer?")),
        new("13", "4.4.3", new("是否单独统计质量成本或质量损失？", "Are the cost of quality or quality losses kept apart?")),
        new("14", "4.4.4", new("图纸、工艺和检验文件是否只有一个有效版本？", "Is there one valid version of each drawing, process sheet and inspection paper?")),
        new("15", "4.4.4", new("重要数据是否有备份？", "Are important data backed up?")),
        new("16", "4.4.5", new("是否清楚自己的技术与同行的差距？", "Do you know how your technology compares with your peers?")),
        new("17", "4.4.6", new("设备和量具是否按计划保养、校准？", "Are machines and gauges kept and calibrated to a plan?")),
        new("18", "4.4.7", new("是否对主要供方定期评价并反馈？", "Are the main suppliers judged regularly and told the result?")),
        new("19", "4.5.2", new("是否列出对质量影响最大的工序？", "Are the process steps that matter most for quality listed?")),
        new("20", "4.5.3", new("关键工序是否用控制图或定时检查保持受控？", "Are key steps kept under control by charts or timed checks?")),
        new("21", "4.5.3", new("不合格品是否标识、隔离并分析原因？", "Are nonconforming products marked, set apart and analysed?")),
        new("22", "4.6.2", new("是否有一张表，定期汇总主要质量指标？", "Is there one sheet that regularly sums up the main quality figures?")),
        new("23", "4.6.3", new("过去一年是否完成过有数据验证的改进项目？", "Was an improvement finished in the last year whose effect figures show?")),
        new("24", "4.7.2", new("产品合格率近三年是否保持或上升？", "Has the rate of conforming products held or risen over three years?")),
        new("25", "4.7.3", new("顾客投诉近三年是否下降？", "Have complaints fallen over three years?")),
        new("26", "4.7.3", new("主要顾客近三年是否保持或增加订单？", "Have main customers kept or raised their orders over three years?")),
        new("27", "4.7.4", new("收入和利润近三年是否增长？", "Have revenue and profit grown over three years?")),
        new("28", "4.7.5", new("员工流失率近三年是否稳定或下降？", "Has staff turnover been steady or falling over three years?")),
        new("29", "4.7.6", new("交付准时率、一次合格率是否有数据并在变好？", "Are there figures for on-time delivery and first-pass yield, and do they improve?")),
        new("30", "4.7.7", new("近三年是否没有质量安全方面的行政处罚？", "Have there been three years without an administrative penalty for quality or safety?")),
    ];
}
