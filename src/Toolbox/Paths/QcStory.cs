using Zhiheng.Toolbox.Pictures;
using static Zhiheng.Toolbox.Paths.PathWriting;

namespace Zhiheng.Toolbox.Paths;

/// <summary>
/// The problem-solving path of quality circles after T/CAQ 10201-2020, for a target the circle sets itself and for one that was given to it. Only the names
/// and the order of the steps come from there; questions, fields and gates are written here. How a judge scores a story is for each organiser to say.
/// </summary>
public static class QcStory
{
    private static readonly Words Source = Say("步骤名称和顺序依据 T/CAQ 10201-2020；提问、栏目和关口由本站编写。评审分值由各组织者自定，这里不列。", "Names and order of the steps after T/CAQ 10201-2020; questions, fields and gates are written here. Points of judges are each organiser's own and not shown.");

    private static readonly PathOption[] Origins = [new("self", new("自定目标", "set by the circle")), new("customer", new("顾客要求", "customer")), new("superior", new("上级下达", "superior")), new("problem", new("现场问题", "problem on site"))];

    private static readonly PathStep Topic = Step("topic", Say("选择课题", "Choose the topic"), Say("差距在哪里？为什么先做它？名称要说清对象、问题和特性。", "Where is the gap, and why this first? The name says what, where and which characteristic."),
        [Text("name", "课题名称", "Topic"), Choice("origin", "课题来源", "Origin", Origins), Long("reason", "选题理由", "Why this topic", Say("用数据说明与要求的差距", "The gap to what is required, in figures")), Number("now", "现在的水平", "Level now"), Text("unit", "特性与单位", "Characteristic, unit"), Table("team", "小组成员", "Team", Text("name", "姓名", "Name"), Text("job", "岗位", "Job"), Text("part", "分工", "Part"))],
        ["pareto", "run-chart", "boards/affinity"],
        [Written("name", "写出课题名称。", "Write the topic."), Written("reason", "写出选题理由。", "Say why."), Rows("team", 2, ["name", "part"], "小组至少两人，写明分工。", "Two members at least, with their parts.")]);

    private static readonly PathStep State = Step("state", Say("现状调查", "Current state"), Say("问题有多大、集中在哪里？数据要真实、有时间、能分层，一直查到问题的症结。", "How large is it and where does it gather? Real, dated figures, stratified down to the core of the problem."),
        [Table("data", "数据", "Data", Text("what", "调查项目", "What"), Text("result", "结果", "Result"), Day("from", "起", "From"), Day("to", "止", "To"), Text("source", "来源", "Source")), Long("layers", "分层情况", "Stratification"), Long("core", "症结", "Core of the problem")],
        ["boards/check-sheet", "pareto", "histogram", "groups", "i-mr", "capability", "gauge-crossed"],
        [Rows("data", 1, ["what", "result", "from", "to", "source"], "至少一组数据，写明起止日期和来源。", "One set of data at least, with its dates and source."), Complete("data", ["what", "result", "from", "to", "source"], "每组数据都要有起止日期和来源。", "Every set of data needs dates and source."), Written("core", "写出症结。", "Name the core of the problem.")]);

    private static readonly PathStep Target = Step("target", Say("设定目标", "Set the target"), Say("做到多少？什么时候？目标要能测量，并说明依据。", "How much, and by when? Measurable, with its grounds."),
        [Text("measure", "目标特性", "Characteristic"), Number("before", "现状值", "Now"), Number("value", "目标值", "Target"), Day("due", "达成日期", "By"), Long("basis", "设定依据", "Grounds", Say("例如：症结解决 80% 后问题下降多少，历史最好水平，同行水平", "Such as: what solving 80 % of the core gives, best level so far, others' level"))],
        ["pareto", "run-chart", "sample-size"],
        [Written("value", "写出目标值。", "Write the target value."), Written("due", "写出达成日期。", "Write the day."), Written("basis", "写出设定依据。", "Write the grounds.")]);

    private static readonly PathStep Feasible = Step("feasibility", Say("目标可行性论证", "Feasibility of the target"), Say("下达的目标能做到吗？与现状差多少，问题集中在哪里，解决到什么程度才够？", "Can the given target be met? How far is it, where does the problem gather, how much must be solved?"),
        [Table("data", "数据", "Data", Text("what", "调查项目", "What"), Text("result", "结果", "Result"), Day("from", "起", "From"), Day("to", "止", "To"), Text("source", "来源", "Source")), Long("core", "症结", "Core of the problem"), Long("argument", "论证结论", "Argument")],
        ["pareto", "groups", "capability", "run-chart", "boards/check-sheet"],
        [Rows("data", 1, ["what", "result", "from", "to", "source"], "至少一组数据，写明起止日期和来源。", "One set of data at least, with its dates and source."), Written("core", "写出症结。", "Name the core of the problem."), Written("argument", "写出论证结论。", "Write the conclusion.")]);

    private static readonly PathStep Causes = Step("causes", Say("原因分析", "Analyse causes"), Say("针对症结，层层追问到可以直接采取对策的末端因素。", "From the core, ask down to last causes that can be acted on directly."),
        [Table("causes", "末端因素", "Last causes", Text("cause", "末端因素", "Last cause"), Text("way", "由来（上级原因）", "Comes from"), YesNo("last", "是末端因素", "Is a last cause"))],
        ["boards/fishbone", "boards/tree", "boards/relations"],
        [Rows("causes", 2, ["cause", "last"], "至少两个原因，并判断是否末端因素。", "Two causes at least, each judged last or not."), Complete("causes", ["cause", "last"], "每个原因都要判断是否末端因素。", "Every cause must be judged last or not."), Has("causes", "last", "yes", "至少一个末端因素。", "One last cause at least.")]);

    private static readonly PathStep Confirm = Step("confirm", Say("确定主要原因", "Confirm main causes"), Say("每个末端因素对症结影响多大？到现场测量、试验、调查，不靠举手。", "How much does each last cause matter for the core? Measured, tested, looked at on site, not voted."),
        [Table("records", "要因确认记录", "Confirmation records", Text("cause", "末端因素", "Last cause"), Text("method", "确认方法", "Method"), Text("data", "数据与事实", "Data, facts"), Text("source", "来源", "Source"), Day("on", "日期", "Day"), Text("who", "确认人", "By"), YesNo("main", "主要原因", "Main cause"))],
        ["boards/fishbone", "scatter", "two-samples", "groups", "contingency", "factorial", "gauge-crossed"],
        [Covers("records", ["cause", "method", "data", "on", "who", "main"], "causes.causes.cause", "last", "yes", "每个末端因素都要有确认记录（同样的文字，写明方法、数据、日期、确认人和结论）。", "Every last cause needs a record under the same words, with method, data, day, person and verdict."), Has("records", "main", "yes", "至少确认一个主要原因。", "One main cause at least must be confirmed.")]);

    private static readonly PathStep Plan = Step("plan", Say("制定对策", "Plan measures"), Say("每个主要原因怎么办？先提出几种对策比较，再写清目标、措施、地点、负责人和时间。", "What to do about each main cause? Compare several, then state goal, actions, place, person and day."),
        [Long("options", "对策的提出与比较", "Options compared"), Measures("cause", "主要原因", "Main cause")],
        ["boards/matrix", "boards/pdpc", "boards/arrow", "ahp", "fmea", "boards/affinity"],
        [Covers("measures", ["cause", "measure", "goal", "how", "who", "due"], "confirm.records.cause", "main", "yes", "每个主要原因都要有对策（同样的文字），写明目标、措施、负责人、完成时间。", "Every main cause needs a measure under the same words, with goal, actions, person and day.")]);

    private static readonly PathStep Do = Step("do", Say("对策实施", "Carry out"), Say("按对策表做了什么？每条对策的目标达到了吗？有没有副作用？", "What was done? Did each measure reach its goal, and at what side effects?"),
        [Table("done", "实施记录", "Records", Text("measure", "对策", "Measure"), Text("what", "实施情况", "What was done"), Text("result", "结果（数据）", "Result (data)"), Day("on", "日期", "Day"), YesNo("met", "达到对策目标", "Goal met")), Long("side", "安全、环境、成本等影响", "Safety, environment, cost")],
        ["boards/arrow", "i-mr", "run-chart", "two-samples", "factorial", "response-surface"],
        [Covers("done", ["measure", "what", "result", "on", "met"], "plan.measures.measure", null, null, "对策表中的每条对策都要有实施记录（同样的文字），写明结果、日期和是否达到目标。", "Every measure of the plan needs a record under the same words, with result, day and whether its goal was met.")]);


    private static readonly PathStep Effect = Step("effect", Say("效果检查", "Check the effect"), Say("目标达到了吗？症结改善了吗？用活动前后同口径的数据比较。", "Was the target reached, did the core improve? Before and after, measured the same way."),
        [BeforeAfter, YesNo("reached", "达到课题目标", "Target reached"), Long("benefit", "经济效益与社会效益", "Benefits", Say("写明计算方法，由财务等部门确认", "With the calculation, confirmed by who keeps the accounts"))],
        ["pareto", "two-samples", "i-mr", "capability", "quality-cost"],
        [BeforeAndAfter, Written("reached", "说明是否达到课题目标。", "Say whether the target was reached.")]);

    private static readonly PathStep Keep = Step("keep", Say("制定巩固措施", "Hold the gain"), Say("哪些有效措施写进了标准、工艺、作业指导书？巩固期内稳定吗？", "What went into standards and instructions, and is it stable since?"),
        [Table("standards", "标准化", "Standards", Text("measure", "有效措施", "Measure that works"), Text("document", "写入的文件与编号", "Document, number"), Day("on", "生效日期", "In force"), Text("who", "负责人", "Who")), Long("hold", "巩固期数据", "Data since")],
        ["i-mr", "xbar", "run-chart", "chart-design"],
        [Rows("standards", 1, ["measure", "document", "on"], "至少一项措施写入文件，写明编号和生效日期。", "One measure at least in a document, with number and day."), Written("hold", "写出巩固期数据。", "Write the data since.")]);

    private static readonly PathStep Sum = Step("sum", Say("总结和下一步打算", "Sum up and go on"), Say("在专业技术、管理方法、小组成员素质方面学到了什么？还剩什么问题？下一个课题是什么？", "What was learnt in technique, method and as a team? What remains, and what comes next?"),
        [Long("technique", "专业技术", "Technique"), Long("method", "管理方法", "Method"), Long("people", "小组成员素质", "The team"), Text("next", "下一步课题", "Next topic")],
        ["boards/affinity"],
        [Written("method", "写出总结。", "Write the summary."), Written("next", "写出下一步打算。", "Say what comes next.")]);

    public static GuidedPath SelfSet { get; } = new("qc-story", Say("QC 小组：问题解决型（自定目标）", "Quality circle: solving a problem"), Say("选题、现状、目标、原因、要因、对策、实施、效果、巩固、总结，十步成文。", "Ten steps from topic to summary, written up as a report."), Source, [Topic, State, Target, Causes, Confirm, Plan, Do, Effect, Keep, Sum]);

    public static GuidedPath Directive { get; } = new("qc-directive", Say("QC 小组：问题解决型（指令性目标）", "Quality circle: a given target"), Say("目标由上级或顾客给定：先设定目标，再论证能否做到。", "The target is given: it is set first, then its feasibility is argued."), Source, [Topic, Target, Feasible, Causes, Confirm, Plan, Do, Effect, Keep, Sum]);

    /// <summary>Steps the innovation path has in common.</summary>
    internal static PathStep Doing => Do;

    internal static PathStep Effects => Effect;

    internal static PathStep Ending => Sum;
}
