using static Zhiheng.Toolbox.Paths.PathWriting;

namespace Zhiheng.Toolbox.Paths;

/// <summary>The Shewhart-Deming cycle in its four parts.</summary>
public static class PlanDoCheckAct
{
    public static GuidedPath Path { get; } = new(
        "pdca",
        Say("PDCA 循环", "PDCA cycle"),
        Say("计划、执行、检查、处理：小改进也留下数据和标准。", "Plan, do, check, act: even a small improvement leaves data and a standard."),
        Say("休哈特与戴明的四步循环；提问、栏目和关口由本站编写。", "The four-part cycle of Shewhart and Deming; questions, fields and gates are written here."),
        [
            Step("plan", Say("P 计划", "Plan"), Say("问题是什么，现在多少，要到多少，原因在哪里，准备怎么做？", "What is the problem, how large, how small should it be, why, and what shall be done?"),
                [Text("problem", "问题", "Problem"), Number("now", "现状值", "Now"), Number("target", "目标值", "Target"), Text("source", "数据来源与期间", "Source and period of the data"), Long("causes", "主要原因及依据", "Main causes, on what grounds"), Measures("cause", "针对的原因", "Cause")],
                ["pareto", "run-chart", "boards/fishbone", "boards/tree", "boards/relations", "boards/check-sheet", "capability"],
                [Written("now", "写出现状值。", "Write the level now."), Written("target", "写出目标值。", "Write the target."), Written("source", "写出数据来源与期间。", "Write source and period."), Written("causes", "写出主要原因。", "Write the main causes."), Rows("measures", 1, ["measure", "who", "due"], "至少一条对策，写明负责人和时间。", "One measure at least, with person and day.")]),
            Step("do", Say("D 执行", "Do"), Say("按计划做了什么？先小范围试，记下与计划不同的地方。", "What was done? Try small first and note what differed from the plan."),
                [Table("done", "执行记录", "Records", Text("measure", "对策", "Measure"), Text("what", "实际做法", "What was done"), Day("on", "日期", "Day"), Text("who", "执行人", "Who"))],
                ["boards/arrow", "boards/check-sheet", "i-mr", "factorial"],
                [Covers("done", ["measure", "what", "on"], "plan.measures.measure", null, null, "计划中的每条对策都要有执行记录（同样的文字）。", "Every planned measure needs a record under the same words.")]),
            Step("check", Say("C 检查", "Check"), Say("数字变了吗？变化大于平常的波动吗？", "Did the figures move, and by more than they usually do?"),
                [BeforeAfter, Long("finding", "结论", "Finding")],
                ["run-chart", "i-mr", "two-samples", "capability"],
                [BeforeAndAfter, Written("finding", "写出结论。", "Write the finding.")]),
            Step("act", Say("A 处理", "Act"), Say("有效的写进标准，无效的说明原因，剩下的问题转入下一个循环。", "What works becomes a standard, what did not is explained, the rest goes into the next cycle."),
                [Table("standards", "标准化", "Standards", Text("measure", "措施", "Measure"), Text("document", "文件与编号", "Document, number"), Day("on", "生效日期", "In force")), Long("rest", "遗留问题与下一循环", "What remains, next cycle")],
                ["i-mr", "boards/flow-chart"],
                [Rows("standards", 1, ["measure", "document", "on"], "至少一项措施写入文件；都无效时写“无，维持原标准”。", "One measure at least in a document; where none worked, say that the old standard stays."), Written("rest", "写出遗留问题。", "Say what remains.")]),
        ]);
}
