using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Excellence;

/// <summary>What each dimension looks like at each level, lowest first. Written for this tool; it is guidance and not the text of the standard.</summary>
internal static class LevelWords
{
    public static IReadOnlyList<Dimension> Process { get; } =
    [
        new("method", new("方法", "Method"),
        [
            new("没有成文或固定的做法，凭个人经验应付。", "No fixed way of working; each copes as best he can."),
            new("有初步做法，只回应了部分基本要求，多为事后处理。", "A first way of working that meets some basic needs, mostly after the event."),
            new("有基本成套的做法，回应了基本要求，开始从救火转向预防。", "A basic, orderly way that meets the basic needs; prevention begins."),
            new("做法成体系、有依据，回应了总体要求，可重复、可检查。", "Systematic and founded; meets the overall needs; repeatable and checkable."),
            new("做法成体系且针对性强，回应了多方面要求，定期评价。", "Systematic and to the point; meets manifold needs; judged regularly."),
            new("做法完整、精细、有创新，可供同行借鉴。", "Complete, refined and inventive; others learn from it."),
        ]),
        new("spread", new("展开", "Spread"),
        [
            new("没有推行，或只停在纸面。", "Not carried out, or on paper only."),
            new("少数部门或岗位开始推行。", "A few departments have begun."),
            new("主要部门已推行，仍有明显空白。", "The main departments do it; plain gaps remain."),
            new("多数部门持续推行，个别部门刚开始。", "Most departments do it steadily; a few have just begun."),
            new("各部门普遍推行，没有重大空白。", "Every department does it; no large gap."),
            new("各层级、各岗位及相关方全面推行，执行一致。", "At every level and with partners, done alike everywhere."),
        ]),
        new("learning", new("学习", "Learning"),
        [
            new("出了问题才改，没有回顾。", "Changed only after trouble; no review."),
            new("偶尔回顾，改进零散。", "Reviewed now and then; scattered improvements."),
            new("开始按事实回顾，有改进实例。", "Review on facts begins; there are examples."),
            new("定期评价并改进，关键做法有改进记录。", "Judged and improved regularly; key ways have a record of it."),
            new("以数据和标杆为基础持续改进，经验在内部共享。", "Improved steadily on data and benchmarks; lessons are shared inside."),
            new("改进与创新成为日常，经验跨部门、跨伙伴共享。", "Improving and inventing are daily work, shared beyond the house."),
        ]),
        new("integration", new("整合", "Integration"),
        [
            new("与目标和其他做法没有联系。", "Unconnected with goals and with other work."),
            new("各做各的，靠临时协调。", "Each for himself, joined by hand when needed."),
            new("与部分目标或过程开始衔接。", "Begins to fit some goals and processes."),
            new("与主要目标、过程和指标衔接。", "Fits the main goals, processes and figures."),
            new("与战略、过程和资源协调配合。", "Works together with strategy, processes and means."),
            new("与战略浑然一体，相互支撑。", "One with the strategy, each part bearing the other."),
        ]),
    ];

    public static IReadOnlyList<Dimension> Result { get; } =
    [
        new("level", new("水平", "Level"),
        [
            new("没有数据，或结果很差。", "No figures, or very poor ones."),
            new("少数重要指标有数据，个别较好。", "Figures for a few matters; one or two are fair."),
            new("多数重要指标有数据，部分较好。", "Figures for most important matters; some are fair."),
            new("重要指标大多良好，没有明显差的。", "Most important figures are good; none plainly bad."),
            new("重要指标普遍优良。", "Important figures are good to excellent throughout."),
            new("重要指标全面优秀，处于领先。", "Excellent throughout; leading."),
        ]),
        new("trend", new("趋势", "Trend"),
        [
            new("看不出趋势，或多数变差。", "No trend to be seen, or mostly worse."),
            new("少数指标有两期以上数据，个别变好。", "Two periods or more for a few; one or two improve."),
            new("部分指标有三期以上数据并在变好。", "Three periods or more for some, which improve."),
            new("多数重要指标持续变好或保持良好。", "Most important figures improve or stay good."),
            new("重要指标持续变好，能说明原因。", "Important figures keep improving, and it is known why."),
            new("长期保持优秀或持续变好。", "Excellent for long, or ever better."),
        ]),
        new("comparison", new("对比", "Comparison"),
        [
            new("没有对比数据。", "Nothing to compare with."),
            new("很少对比，多与自己的目标比。", "Seldom compared, mostly with own goals."),
            new("开始与同行或竞争对手比。", "Comparison with peers begins."),
            new("多数重要指标有对比，部分达到同行良好水平。", "Most are compared; some reach a good level among peers."),
            new("重要指标普遍优于同行，部分达到标杆。", "Mostly better than peers; some at the benchmark."),
            new("重要指标处于行业或国际领先，别人以此为标杆。", "Leading in the trade or the world; a benchmark for others."),
        ]),
        new("integration", new("整合", "Integration"),
        [
            new("结果与战略、过程对不上。", "Unrelated to strategy and processes."),
            new("少数结果与关键要求对应。", "A few results answer to key needs."),
            new("部分关键要求有对应的结果。", "Some key needs have their results."),
            new("多数关键要求和过程有对应的结果。", "Most key needs and processes have theirs."),
            new("按顾客、产品、过程细分，覆盖关键要求。", "Broken down by customer, product and process; key needs are covered."),
            new("完整覆盖并能预测，支撑战略决策。", "Complete and foretelling; strategy rests on them."),
        ]),
    ];
}
