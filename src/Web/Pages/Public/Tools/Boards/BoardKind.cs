using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Public.Tools.Boards;

/// <summary>One kind of board: its words, the scripts that draw it, and the empty sheet for who works on paper.</summary>
/// <param name="Slug">The end of its address, and the value of "board" in its documents.</param>
/// <param name="Place">Where the drawing stands.</param>
public sealed record BoardKind(string Slug, Words Name, Words Lead, IReadOnlyList<string> Scripts, DrawingPlace Place, IReadOnlyList<BlankSheet> Blanks)
{
    private static readonly Words Number = new("序号", "No.");

    /// <summary>The scripts every board needs, before and after its own.</summary>
    public IEnumerable<string> AllScripts => ["board-core.js", "board-svg.js", "board-outline.js", "board-parts.js", .. Scripts, "board-document.js", "board-page.js"];

    public static IReadOnlyList<BoardKind> All { get; } =
    [
        new("fishbone", new("鱼骨图", "Fishbone"), new("人机料法环测，层层追问到末端因素，逐条确认要因。", "People, machine, material, method, environment, measurement: ask down to the last causes, then confirm each."),
            ["board-fishbone.js"], DrawingPlace.Above,
            [new(new("要因确认表", "Confirmation of causes"), [Number, new("末端因素", "Last cause"), new("确认方法", "Method"), new("确认标准", "Standard"), new("确认结果（数据）", "Finding (data)"), new("确认人", "By"), new("日期", "Day"), new("是否要因", "Main cause?")], [], 10)]),
        new("check-sheet", new("检查表", "Check sheet"), new("在现场点一下记一次，每次都带时间；合计一键送到排列图或 p 图。", "One tap counts one, with its time; totals go to the Pareto or p chart."),
            ["board-check-sheet.js", "board-check-sheet-view.js"], DrawingPlace.Below,
            [new(new("检查表", "Check sheet"), [new("类别", "Category"), new("时段 1", "Period 1"), new("时段 2", "Period 2"), new("时段 3", "Period 3"), new("时段 4", "Period 4"), new("时段 5", "Period 5"), new("合计", "Total")], [], 10)]),
        new("flow-chart", new("流程图", "Flow chart"), new("写出步骤和去向，图自动排好；没有出口的判断、走不到的步骤会指出来。", "Write steps and where they lead; the chart lays itself out and names dead ends."),
            ["board-flow-chart.js", "board-flow-chart-view.js"], DrawingPlace.Beside,
            [new(new("流程步骤", "Steps"), [Number, new("步骤", "Step"), new("种类（步骤、判断、文件）", "Kind"), new("部门", "Lane"), new("去向与条件", "Leads to, when")], [], 14)]),
        new("five-s", new("5S 检查", "5S audit"), new("整理、整顿、清扫、清洁、素养逐条打 0 到 4 分，看雷达图，落实整改。", "Sort, set in order, shine, standardise, sustain: 0 to 4 points an item, a radar, and actions."),
            ["board-five-s.js"], DrawingPlace.Above,
            [new(new("5S 检查表", "5S audit"), [new("部分", "Section"), new("条目", "Item"), new("得分（0–4）", "Points (0–4)"), new("现场与照片说明", "Note, photo"), new("整改、责任人、期限", "Action, who, due")],
                [new("整理", "Sort"), new("", ""), new("整顿", "Set in order"), new("", ""), new("清扫", "Shine"), new("", ""), new("清洁", "Standardise"), new("", ""), new("素养", "Sustain"), new("", "")], 0)]),
        new("value-stream", new("价值流图", "Value-stream map"), new("由需求、周期、在制品算出节拍、交付周期和增值比，找出慢于节拍的工序。", "Demand, cycle times and stocks give takt, lead time and value-added ratio; what is slower than takt shows."),
            ["board-value-stream.js"], DrawingPlace.Above,
            [new(new("工序数据", "Process data"), [new("工序", "Process"), new("前在制品（件）", "Stock before"), new("周期（秒）", "Cycle (s)"), new("换型（分）", "Changeover (min)"), new("开动率 %", "Uptime %"), new("人数", "Operators"), new("每日需求 / 可用时间", "Demand / time a day")], [], 10)]),
        new("tree", new("5-Why 与系统图", "5-Why and tree diagram"), new("从问题连问为什么，或把目标展开成手段，层数不限。", "Ask why again and again, or unfold a goal into means, to any depth."),
            ["board-tree.js"], DrawingPlace.Above,
            [new(new("五个为什么", "Five whys"), [new("层次", "Level"), new("为什么", "Why"), new("答", "Answer"), new("证据（数据、来源）", "Evidence (data, source)")], [new("1", "1"), new("2", "2"), new("3", "3"), new("4", "4"), new("5", "5")], 0)]),
        new("affinity", new("亲和图", "Affinity diagram"), new("一张卡片一句话，把意见按意思归成组。", "One sentence a card, cards grouped by what they mean."),
            ["board-tree.js"], DrawingPlace.Beside,
            [new(new("卡片与分组", "Cards and groups"), [Number, new("卡片（一句话）", "Card (one sentence)"), new("组", "Group")], [], 14)]),
        new("relations", new("关联图", "Relations diagram"), new("原因互相牵连时，画出谁引起谁；数进出的箭头，找出要因。", "Where causes cause each other: who causes what, arrows in and out counted, key factors marked."),
            ["board-relations.js"], DrawingPlace.Beside,
            [new(new("因素与箭头", "Factors and arrows"), [Number, new("因素", "Factor"), new("引起（序号）", "Causes (No.)"), new("进", "In"), new("出", "Out"), new("要因", "Key")], [], 14)]),
        new("matrix", new("矩阵图", "Matrix diagram"), new("两组事项逐对标 ◎○△，按权重算出合计和名次。", "Two lists pair by pair with ◎, ○, △; weighted sums and ranks."),
            ["board-matrix.js", "board-matrix-view.js"], DrawingPlace.Above,
            [new(new("矩阵（◎ 强，○ 中，△ 弱）", "Matrix (◎ strong, ○ medium, △ weak)"), [new("行", "Row"), new("权重", "Weight"), new("列 1", "Column 1"), new("列 2", "Column 2"), new("列 3", "Column 3"), new("列 4", "Column 4"), new("列 5", "Column 5"), new("合计", "Total")], [], 10)]),
        new("arrow", new("箭条图", "Arrow diagram"), new("写出工作、工期和紧前工作，图自动画好；算出时差和关键线路。", "Activities, durations and predecessors draw the network; floats and the critical path follow."),
            ["board-arrow.js", "board-arrow-network.js"], DrawingPlace.Above,
            [new(new("工作明细", "Activities"), [new("代号", "Code"), new("工作", "Activity"), new("紧前工作", "After"), new("工期", "Duration"), new("最早开始", "ES"), new("最早完成", "EF"), new("最迟开始", "LS"), new("最迟完成", "LF"), new("总时差", "Total float")], [], 14)]),
        new("pdpc", new("PDPC 法", "PDPC chart"), new("每一步预想会出什么问题、怎么应对，判断对策可行不可行。", "What may go wrong at each step, what then, and is it feasible."),
            ["board-pdpc.js"], DrawingPlace.Above,
            [new(new("步骤、问题与对策", "Steps, problems, countermeasures"), [Number, new("步骤", "Step"), new("预想的问题", "Problem"), new("对策", "Countermeasure"), new("○ / ×", "○ / ×"), new("负责人", "Who")], [], 14)]),
    ];

    public static BoardKind? Find(string slug) => All.FirstOrDefault(kind => kind.Slug == slug);
}

/// <summary>The drawing beside the editor, above it where it is much wider than high, below it where tapping comes first.</summary>
public enum DrawingPlace
{
    Beside,
    Above,
    Below,
}

/// <summary>An empty table to print: named rows where there are some, else <paramref name="EmptyRows"/> numbered by hand.</summary>
public sealed record BlankSheet(Words Title, IReadOnlyList<Words> Columns, IReadOnlyList<Words> Rows, int EmptyRows);
