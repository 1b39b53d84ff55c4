using Zhiheng.Toolbox.Pictures;
using static Zhiheng.Toolbox.Paths.PathWriting;

namespace Zhiheng.Toolbox.Paths;

/// <summary>A tool for a question, and when it is the right one.</summary>
public sealed record Answer(string Tool, Words When);

/// <summary>A question as it is asked on the shop floor.</summary>
public sealed record Question(Words Asks, IReadOnlyList<Answer> Answers);

/// <summary>One of the seven tools. <see cref="Tool"/> is null where this toolbox has no page for it.</summary>
public sealed record SevenTool(Words Name, Words For, string? Tool);

/// <summary>Which question, which tool; and the old and the new seven.</summary>
public static class Questions
{
    public static IReadOnlyList<Question> All { get; } =
    [
        new(Say("过程稳定吗？", "Is the process stable?"),
        [
            new("xbar", Say("每次抽几件，测量值", "Several pieces a time, measured")), new("i-mr", Say("一次只有一个测量值", "One measurement a time")), new("z-mr", Say("多品种小批量轮流生产", "Many parts in short runs")), new("between-within", Say("批与批本来就不同", "Batches that differ by nature")), new("p", Say("每批多少件不合格", "How many pieces of a lot fail")),
            new("u", Say("每件或每单位多少处缺陷", "How many faults a unit")), new("ewma", Say("要尽早发现小的漂移", "To see small drifts early")), new("run-chart", Say("数据少，先看趋势", "Few data, a first look")),
        ]),
        new(Say("能力够吗？", "Is it capable?"),
        [
            new("capability", Say("稳定、近似正态、有规格限", "Stable, near normal, with limits")), new("capability-nonnormal", Say("偏斜的数据", "Skewed data")), new("capability-johnson", Say("说不清是什么分布", "Of no known distribution")), new("normality", Say("先看是否正态", "Is it normal at all?")), new("sigma-level", Say("由缺陷数换算西格玛水平", "Sigma level out of defects")), new("tolerance", Say("多少产品落在什么范围", "Which range holds most of the product")),
        ]),
        new(Say("量具可信吗？", "Can the gauge be trusted?"),
        [
            new("gauge-crossed", Say("几个人重复测同一批零件", "Several people measure the same parts")), new("gauge-nested", Say("破坏性测量", "Measuring destroys the part")), new("gauge-type1", Say("一个标准件反复测", "One master measured again and again")), new("gauge-linearity", Say("在量程各处准不准", "True over the whole range?")), new("attribute-agreement", Say("目视判定是否一致", "Do people judge alike?")),
        ]),
        new(Say("这批收不收？", "Accept this lot?"),
        [
            new("sampling-tables", Say("按 GB/T 2828.1 由 AQL 查方案", "GB/T 2828.1 by AQL")), new("sampling-plan", Say("由双方风险设计方案", "A plan from both risks")), new("variables-plan", Say("测量值，样本更少", "Measured, smaller sample")), new("switching", Say("正常、加严、放宽何时转移", "When to tighten or relax")), new("sequential", Say("逐件检验，尽早判定", "Piece by piece, stop early")),
        ]),
        new(Say("哪个原因最大？", "Which cause matters most?"),
        [
            new("pareto", Say("已有分类计数", "Counts by category")), new("boards/check-sheet", Say("还没有数据，先到现场记", "No data yet: count on site")), new("boards/fishbone", Say("先把可能的原因列全", "List all causes first")), new("boards/tree", Say("从一个现象追到根", "From one symptom to its root")), new("boards/relations", Say("原因互相牵连", "Causes that cause each other")), new("scatter", Say("两个数值有没有关系", "Do two figures go together?")),
        ]),
        new(Say("两组有没有差别？", "Do groups differ?"),
        [
            new("two-samples", Say("两组测量值", "Two sets of measurements")), new("groups", Say("三组以上，或按设备、班次分层", "Three or more, or by machine and shift")), new("contingency", Say("合格与不合格的比例", "Shares of good and bad")), new("sample-size", Say("要多少样本才看得出", "How many are needed to see it")),
        ]),
        new(Say("怎样设定参数最好？", "Which settings are best?"),
        [
            new("factorial", Say("筛选重要因素", "Find the factors that matter")), new("response-surface", Say("在附近找最优", "Find the best nearby")),
            new("orthogonal-array", Say("因子多，用正交表少做试验", "Many factors, few runs: orthogonal arrays")), new("taguchi", Say("受干扰也稳定的水平", "Levels that stand disturbance")),
        ]),
        new(Say("对策怎样排、来得及吗？", "Which measure, and in time?"),
        [
            new("boards/matrix", Say("要因与对策逐对打分", "Causes and measures pair by pair")), new("boards/arrow", Say("工期和关键线路", "Time and the critical path")), new("boards/pdpc", Say("预想会出的问题和应对", "What may go wrong, what then")),
        ]),
        new(Say("什么时候会坏？", "When will it fail?"),
        [
            new("life-data", Say("寿命和中途退出的数据", "Lives, some of them cut short")), new("fmea", Say("还没发生，先评风险", "Not yet happened: rate the risks")), new("t", Say("两次故障之间的时间", "Time between failures")),
        ]),
        new(Say("顾客满意吗？质量花了多少钱？", "Are customers content, and what does quality cost?"),
        [
            new("satisfaction", Say("问卷和满意度指数", "Questionnaire and index")), new("quality-house", Say("把顾客要求变成技术特性", "Wishes into characteristics")), new("quality-cost", Say("预防、鉴定、内外部损失", "Prevention, appraisal, losses")), new("pass-rate", Say("合格率和它的可信范围", "Pass rate with its interval")), new("seasonal", Say("数字里有没有季节", "Is there a season in the figures?")),
        ]),
        new(Say("现场乱、流程慢怎么办？", "Untidy place, slow flow?"),
        [
            new("boards/five-s", Say("现场整理打分和整改", "Score the place, act")), new("boards/value-stream", Say("时间花在哪里，哪道工序慢", "Where the time goes")), new("oee", Say("设备停机、慢、出废品", "Machines stop, slow down, spoil")), new("boards/flow-chart", Say("把流程画清楚", "Make the flow plain")),
        ]),
    ];

    public static IReadOnlyList<SevenTool> OldSeven { get; } =
    [
        new(Say("检查表", "Check sheet"), Say("到现场收集数据", "Collect data on site"), "boards/check-sheet"),
        new(Say("分层法", "Stratification"), Say("按设备、班次、材料分开看", "Split by machine, shift, material"), "groups"),
        new(Say("排列图", "Pareto"), Say("抓住关键的少数", "The vital few"), "pareto"),
        new(Say("因果图", "Cause and effect"), Say("把原因列全", "All causes"), "boards/fishbone"),
        new(Say("直方图", "Histogram"), Say("看分布的形状", "The shape of the spread"), "histogram"),
        new(Say("散布图", "Scatter"), Say("看两个量的关系", "How two figures go together"), "scatter"),
        new(Say("控制图", "Control chart"), Say("分清偶然与异常", "Chance or signal"), "xbar"),
    ];

    public static IReadOnlyList<SevenTool> NewSeven { get; } =
    [
        new(Say("关联图", "Relations diagram"), Say("原因互相牵连时找关键", "Causes that cause each other"), "boards/relations"),
        new(Say("系统图", "Tree diagram"), Say("把目标展开成手段", "Unfold a goal into means"), "boards/tree"),
        new(Say("亲和图（KJ）", "Affinity (KJ)"), Say("把意见归成组", "Group what was said"), "boards/affinity"),
        new(Say("矩阵图", "Matrix diagram"), Say("两组事项逐对看关系", "Two lists, pair by pair"), "boards/matrix"),
        new(Say("矩阵数据分析法", "Matrix data analysis"), Say("多个指标压成少数几个", "Many figures into few"), "matrix-data"),
        new(Say("PDPC 法", "Process decision programme"), Say("预想变化和对策", "What may go wrong, what then"), "boards/pdpc"),
        new(Say("箭条图", "Arrow diagram"), Say("工期和关键线路", "Time and the critical path"), "boards/arrow"),
    ];
}
