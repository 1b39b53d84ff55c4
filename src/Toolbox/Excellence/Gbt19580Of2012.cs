using static Zhiheng.Toolbox.Excellence.ItemKind;
using static Zhiheng.Toolbox.Excellence.Sureness;

namespace Zhiheng.Toolbox.Excellence;

/// <summary>
/// Names and points of GB/T 19580-2012: 1000 points in 7 categories and 23 items. Category 4.1 and its split (50/30/30) agree with a public
/// breakdown; every other value awaits comparison with a copy of the standard.
/// </summary>
internal static class Gbt19580Of2012
{
    public static Edition Edition { get; } = new("gbt19580-2012", new("GB/T 19580-2012 卓越绩效评价准则", "GB/T 19580-2012 criteria for performance excellence"),
    [
        new("4.1", new("领导", "Leadership"), 110, Confirmed,
        [
            new("4.1.2", new("高层领导的作用", "Role of senior leaders"), 50, Confirmed, Process, new("最高层怎样定方向、以身作则、与员工沟通，怎样盯住绩效。", "How the top sets direction, leads by example, talks with staff and follows performance.")),
            new("4.1.3", new("组织治理", "Governance"), 30, Confirmed, Process, new("谁对谁负责：权责、内外部审计、对高层的评价。", "Who answers to whom: duties, audits, how the top itself is judged.")),
            new("4.1.4", new("社会责任", "Social responsibility"), 30, Confirmed, Process, new("质量安全、环保、守法与诚信，怎样预防而不是补救。", "Safety, environment, law and honesty: prevented rather than repaired.")),
        ]),
        new("4.2", new("战略", "Strategy"), 90, Unconfirmed,
        [
            new("4.2.2", new("战略制定", "Making strategy"), 40, Unconfirmed, Process, new("用了哪些内外部信息、由谁、按什么步骤得出战略与目标。", "From which facts, by whom and in which steps strategy and goals are made.")),
            new("4.2.3", new("战略部署", "Carrying it out"), 50, Unconfirmed, Process, new("目标怎样分解为计划和指标、配上资源，并与标杆相比。", "How goals become plans, figures and means, and are held against benchmarks.")),
        ]),
        new("4.3", new("顾客与市场", "Customers and market"), 90, Unconfirmed,
        [
            new("4.3.2", new("顾客和市场的了解", "Knowing customers and market"), 40, Unconfirmed, Process, new("怎样分群，怎样听到顾客（含流失的和潜在的）要什么。", "How customers are grouped and heard, lost and possible ones included.")),
            new("4.3.3", new("顾客关系与顾客满意", "Relations and satisfaction"), 50, Unconfirmed, Process, new("联系渠道、投诉闭环、满意与忠诚的测量及其使用。", "Channels, complaints closed for good, satisfaction measured and used.")),
        ], new("顾客市场", "Customers")),
        new("4.4", new("资源", "Resources"), 130, Unconfirmed,
        [
            new("4.4.2", new("人力资源", "People"), 60, Unconfirmed, Process, new("岗位与激励、培训与发展、员工权益与参与改进。", "Work and reward, training, rights, and taking part in improvement.")),
            new("4.4.3", new("财务资源", "Finance"), 15, Unconfirmed, Process, new("资金怎样保证战略，怎样控制成本和风险。", "How money serves the strategy; cost and risk.")),
            new("4.4.4", new("信息和知识资源", "Information and knowledge"), 20, Unconfirmed, Process, new("数据是否可靠、可得、安全；经验怎样留下来并再用。", "Data that are reliable, at hand and safe; experience that stays and is used again.")),
            new("4.4.5", new("技术资源", "Technology"), 15, Unconfirmed, Process, new("对自身技术水平的评估，研发、引进与专利、标准。", "Knowing one's own level; development, acquisition, patents, standards.")),
            new("4.4.6", new("基础设施", "Infrastructure"), 10, Unconfirmed, Process, new("设备设施的配置、维护与更新，对安全环保的影响。", "Equipment: provided, kept and renewed; its effect on safety and environment.")),
            new("4.4.7", new("相关方关系", "Partners"), 10, Unconfirmed, Process, new("与供方和伙伴怎样共赢，怎样帮助其提高。", "Suppliers and partners: shared gain, helped to improve.")),
        ]),
        new("4.5", new("过程管理", "Processes"), 100, Unconfirmed,
        [
            new("4.5.2", new("过程的识别与设计", "Finding and designing processes"), 50, Unconfirmed, Process, new("哪些是关键过程，要求从哪里来，设计怎样考虑新技术和应急。", "Which processes are key, whose wishes shape them, new means and emergencies.")),
            new("4.5.3", new("过程的实施与改进", "Running and improving them"), 50, Unconfirmed, Process, new("用什么指标和方法保持受控，怎样减少波动和浪费。", "By which figures they are kept under control; less variation, less waste.")),
        ]),
        new("4.6", new("测量、分析与改进", "Measuring, analysing, improving"), 80, Unconfirmed,
        [
            new("4.6.2", new("测量、分析和评价", "Measuring, analysing, judging"), 40, Unconfirmed, Process, new("指标体系是否覆盖各层，分析是否找到原因并支持决定。", "Figures for every level; analysis that finds causes and serves decisions.")),
            new("4.6.3", new("改进与创新", "Improvement and innovation"), 40, Unconfirmed, Process, new("改进怎样立项、用什么方法、成果怎样验证和推广。", "How improvements start, by which methods, how results are checked and spread.")),
        ], new("测量改进", "Measurement")),
        new("4.7", new("结果", "Results"), 400, Unconfirmed,
        [
            new("4.7.2", new("产品和服务结果", "Products and services"), 80, Unconfirmed, Result, new("合格率、可靠性、特色质量指标等，最好有三年以上数据。", "Conformity, reliability, distinguishing quality; three years or more.")),
            new("4.7.3", new("顾客与市场结果", "Customers and market"), 80, Unconfirmed, Result, new("满意、忠诚、投诉、市场份额与市场地位。", "Satisfaction, loyalty, complaints, share and standing.")),
            new("4.7.4", new("财务结果", "Finance"), 80, Unconfirmed, Result, new("收入、利润、资产回报、现金流等。", "Revenue, profit, return on assets, cash flow.")),
            new("4.7.5", new("资源结果", "Resources"), 60, Unconfirmed, Result, new("员工、信息、技术、设施和伙伴方面的结果。", "Results of people, information, technology, equipment and partners.")),
            new("4.7.6", new("过程有效性结果", "Process effectiveness"), 50, Unconfirmed, Result, new("关键过程的效率、周期、能力和成本。", "Efficiency, cycle, capability and cost of key processes.")),
            new("4.7.7", new("领导方面的结果", "Leadership"), 50, Unconfirmed, Result, new("战略目标实现、治理、守法诚信和公益的结果。", "Goals reached, governance, law and honesty, public good.")),
        ]),
    ]);
}
