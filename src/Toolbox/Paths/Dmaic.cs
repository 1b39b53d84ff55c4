using static Zhiheng.Toolbox.Paths.PathWriting;

namespace Zhiheng.Toolbox.Paths;

/// <summary>DMAIC, the five phases of Six Sigma as ISO 13053-1 names them.</summary>
public static class Dmaic
{
    public static GuidedPath Path { get; } = new(
        "dmaic",
        Say("DMAIC 六西格玛", "DMAIC Six Sigma"),
        Say("定义、测量、分析、改进、控制：先信得过数据，再下结论。", "Define, measure, analyse, improve, control: trust the data first."),
        Say("五个阶段依据 ISO 13053-1 的划分；提问、栏目和关口由本站编写。", "The five phases as ISO 13053-1 divides them; questions, fields and gates are written here."),
        [
            Step("define", Say("D 定义", "Define"), Say("顾客要什么，差在哪里，值多少，范围到哪里？", "What does the customer need, where is the gap, what is it worth, what is in scope?"),
                [Text("problem", "问题陈述", "Problem"), Text("y", "关键特性 Y 与单位", "Y and its unit"), Number("base", "基线", "Baseline"), Number("goal", "目标", "Goal"), Text("scope", "范围", "Scope"), Table("sipoc", "SIPOC", "SIPOC", Text("supplier", "供方", "Supplier"), Text("input", "输入", "Input"), Text("process", "过程", "Process"), Text("output", "输出", "Output"), Text("customer", "顾客", "Customer")), Table("ctq", "顾客之声到 CTQ", "Voice of the customer to CTQ", Text("voice", "顾客的话", "Voice"), Text("need", "需求", "Need"), Text("ctq", "CTQ", "CTQ"), Text("limit", "规格", "Limit"))],
                ["pareto", "satisfaction", "quality-cost", "boards/flow-chart", "boards/affinity"],
                [Written("problem", "写出问题陈述。", "Write the problem."), Written("goal", "写出目标。", "Write the goal."), Rows("sipoc", 1, ["supplier", "input", "process", "output", "customer"], "SIPOC 至少一行完整。", "One whole row of SIPOC at least."), Rows("ctq", 1, ["voice", "ctq", "limit"], "至少一个带规格的 CTQ。", "One CTQ with its limit at least.")]),
            Step("measure", Say("M 测量", "Measure"), Say("量具可信吗？过程稳定吗？基线能力是多少？", "Can the gauge be trusted, is the process stable, how capable is it now?"),
                [Table("gauges", "测量系统", "Measurement systems", Text("gauge", "量具", "Gauge"), Text("study", "研究类型", "Study"), Text("result", "结果（%GRR、ndc、Kappa）", "Result"), Day("on", "日期", "Day"), YesNo("fit", "可用", "Fit")), Table("data", "数据收集", "Data", Text("what", "项目", "What"), Number("n", "样本量", "n"), Day("from", "起", "From"), Day("to", "止", "To"), Text("source", "来源", "Source")), Text("baseline", "基线能力（Ppk、DPMO、Z）", "Baseline (Ppk, DPMO, Z)")],
                ["gauge-crossed", "gauge-nested", "attribute-agreement", "sample-size", "i-mr", "xbar", "normality", "capability", "capability-nonnormal", "sigma-level"],
                [Rows("gauges", 1, ["gauge", "study", "result", "on", "fit"], "至少一项测量系统研究。", "One study of the measurement system at least."), Has("gauges", "fit", "yes", "至少一个可用的量具。", "One gauge fit for use at least."), Rows("data", 1, ["what", "n", "from", "to", "source"], "至少一组数据，写明样本量、日期和来源。", "One set of data at least, with n, dates and source."), Written("baseline", "写出基线能力。", "Write the baseline.")]),
            Step("analyse", Say("A 分析", "Analyse"), Say("哪些 X 真正影响 Y？每个都要有数据和检验。", "Which X really move Y? Each with data and a test."),
                [Table("xs", "可能原因与检验", "Candidates tested", Text("x", "X", "X"), Text("test", "检验方法", "Test"), Text("result", "结果（p 值、效应量、区间）", "Result"), Text("source", "数据来源", "Source"), YesNo("key", "关键 X", "Vital"))],
                ["boards/fishbone", "boards/relations", "groups", "two-samples", "scatter", "contingency", "fmea", "boards/value-stream"],
                [Complete("xs", ["x", "test", "result", "source", "key"], "每个 X 都要有检验结果、来源和结论。", "Every X needs a result, a source and a verdict."), Has("xs", "key", "yes", "至少一个关键 X。", "One vital X at least.")]),
            Step("improve", Say("I 改进", "Improve"), Say("关键 X 设在哪里最好？改进用试验验证了吗？", "Where should the vital X stand, and was it tried?"),
                [Measures("x", "关键 X", "Vital X"), Table("trials", "试验", "Trials", Text("design", "设计", "Design"), Text("result", "结果", "Result"), Day("on", "日期", "Day")), BeforeAfter],
                ["factorial", "response-surface", "two-samples", "fmea", "ahp", "boards/matrix", "boards/pdpc", "boards/arrow"],
                [Covers("measures", ["x", "measure", "goal", "who", "due"], "analyse.xs.x", "key", "yes", "每个关键 X 都要有对策（同样的文字）。", "Every vital X needs a measure under the same words."), Rows("trials", 1, ["design", "result", "on"], "至少一次试验。", "One trial at least."), BeforeAndAfter]),
            Step("control", Say("C 控制", "Control"), Say("靠什么保持？失控时谁做什么？", "What holds it, and who does what when it slips?"),
                [Table("plan", "控制计划", "Control plan", Text("characteristic", "特性", "Characteristic"), Text("limit", "规格与控制限", "Limits"), Text("method", "测量与图种", "Gauge and chart"), Text("rate", "频次", "Frequency"), Text("reaction", "反应计划", "Reaction"), Text("who", "负责人", "Who")), Day("handed", "移交日期", "Handed over"), Long("gain", "收益确认", "Gain, confirmed")],
                ["i-mr", "xbar", "ewma", "run-rules", "chart-design", "capability", "quality-cost"],
                [Rows("plan", 1, ["characteristic", "method", "rate", "reaction", "who"], "控制计划至少一项，写明反应计划。", "One item of the control plan at least, with its reaction."), Complete("plan", ["characteristic", "method", "rate", "reaction", "who"], "控制计划每项都要有反应计划和负责人。", "Every item needs a reaction and a person."), Written("handed", "写出移交日期。", "Write the day of handing over.")]),
        ]);
}
