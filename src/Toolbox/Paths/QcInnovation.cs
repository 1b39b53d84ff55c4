using static Zhiheng.Toolbox.Paths.PathWriting;

namespace Zhiheng.Toolbox.Paths;

/// <summary>The innovation path of quality circles after T/CAQ 10201-2020: something new instead of a problem solved.</summary>
public static class QcInnovation
{
    public static GuidedPath Path { get; } = new(
        "qc-innovation",
        Say("QC 小组：创新型", "Quality circle: innovation"),
        Say("需求、借鉴、目标、方案比选、对策、实施、效果、标准化、总结，八步成文。", "Eight steps from a need to a standard."),
        Say("步骤名称和顺序依据 T/CAQ 10201-2020；提问、栏目和关口由本站编写。评审分值由各组织者自定，这里不列。", "Names and order of the steps after T/CAQ 10201-2020; questions, fields and gates are written here. Points of judges are each organiser's own and not shown."),
        [
            Step("topic", Say("选择课题", "Choose the topic"), Say("现有的办法为什么满足不了需求？从哪里得到了启发？", "Why does what exists not meet the need, and what gave the idea?"),
                [Text("name", "课题名称", "Topic"), Long("need", "需求与现有办法的不足", "The need, and why what exists falls short"), Table("loans", "查新与借鉴", "What was looked up and learnt from", Text("source", "来源（文献、专利、同行）", "Source"), Text("idea", "借鉴的原理或技术", "Principle taken"), Text("data", "相关数据", "Figures")), Table("team", "小组成员", "Team", Text("name", "姓名", "Name"), Text("job", "岗位", "Job"), Text("part", "分工", "Part"))],
                ["boards/affinity", "satisfaction", "ahp"],
                [Written("name", "写出课题名称。", "Write the topic."), Written("need", "写出需求。", "Write the need."), Rows("loans", 1, ["source", "idea"], "至少一项借鉴，写明来源。", "One thing learnt from at least, with its source."), Rows("team", 2, ["name", "part"], "小组至少两人，写明分工。", "Two members at least, with their parts.")]),
            Step("target", Say("设定目标及目标可行性论证", "Target and its feasibility"), Say("做到什么程度算成功？借鉴的数据能不能推出目标？", "What counts as success, and do the figures learnt from support it?"),
                [Text("measure", "目标特性与单位", "Characteristic, unit"), Number("value", "目标值", "Target"), Day("due", "达成日期", "By"), Long("argument", "可行性论证（用借鉴的数据推算）", "Feasibility, reckoned from the figures learnt from")],
                ["run-chart", "sample-size"],
                [Written("value", "写出目标值。", "Write the target value."), Written("due", "写出达成日期。", "Write the day."), Written("argument", "写出可行性论证。", "Argue the feasibility.")]),
            Step("options", Say("提出方案并确定最佳方案", "Propose and choose"), Say("有哪些总体方案和分级方案？用试验和数据比出最佳的，一直展开到可以实施。", "Which overall and partial solutions? Compared by tests and data, down to what can be carried out."),
                [Table("options", "方案比选", "Options", Text("option", "方案", "Option"), Text("test", "试验或计算", "Test or calculation"), Text("data", "数据", "Data"), Text("source", "来源与日期", "Source, day"), YesNo("best", "选定", "Chosen"))],
                ["boards/tree", "boards/matrix", "ahp", "factorial", "two-samples", "groups", "response-surface"],
                [Rows("options", 2, ["option", "test", "data", "best"], "至少两个方案，都有试验数据和结论。", "Two options at least, with data and verdict."), Complete("options", ["option", "test", "data", "source", "best"], "每个方案都要有数据、来源和结论。", "Every option needs data, source and verdict."), Has("options", "best", "yes", "选定最佳方案。", "Choose the best.")]),
            Step("plan", Say("制定对策", "Plan measures"), Say("选定的方案怎样落地？逐条写清目标、措施、地点、负责人和时间。", "How does the choice become real? Goal, actions, place, person and day for each."),
                [Measures("option", "选定的方案", "Chosen option")],
                ["boards/pdpc", "boards/arrow", "fmea", "boards/flow-chart"],
                [Covers("measures", ["option", "measure", "goal", "how", "who", "due"], "options.options.option", "best", "yes", "每个选定的方案都要有对策（同样的文字），写明目标、措施、负责人、完成时间。", "Every chosen option needs a measure under the same words, with goal, actions, person and day.")]),
            QcStory.Doing,
            QcStory.Effects,
            Step("standard", Say("标准化", "Standardise"), Say("成果有推广价值吗？写成图纸、工艺、指导书或管理制度；只用一次的整理归档。", "Is it worth spreading? Into drawings and instructions; what served once goes to the archive."),
                [YesNo("spread", "有推广价值", "Worth spreading"), Table("standards", "标准与归档", "Standards and archive", Text("what", "内容", "What"), Text("document", "文件与编号", "Document, number"), Day("on", "日期", "Day"))],
                ["i-mr", "chart-design"],
                [Written("spread", "判断有没有推广价值。", "Judge whether it is worth spreading."), Rows("standards", 1, ["what", "document", "on"], "至少一份标准或归档文件。", "One standard or archived document at least.")]),
            QcStory.Ending,
        ]);
}
