using static Zhiheng.Toolbox.Paths.PathWriting;

namespace Zhiheng.Toolbox.Paths;

/// <summary>8D, from the emergency to the thanks: the usual answer to a customer's complaint.</summary>
public static class EightDisciplines
{
    public static GuidedPath Path { get; } = new(
        "8d",
        Say("8D 问题解决", "8D problem solving"),
        Say("顾客投诉、批量不合格：先遏制，再找根因，最后防止再发。", "A complaint or a bad batch: contain it, find the root, keep it from coming back."),
        Say("汽车行业通行的 D0–D8 结构；提问、栏目和关口由本站编写，顾客另有表式的以顾客为准。", "The D0–D8 structure common in the motor industry; questions, fields and gates are written here. A customer's own form goes first."),
        [
            Step("d0", Say("D0 应急准备", "D0 Prepare"), Say("有没有危险？要不要立刻停线、停发？值得用 8D 吗？", "Is anyone in danger, must anything stop at once, is it worth an 8D?"),
                [Text("symptom", "症状", "Symptom"), Text("customer", "顾客与投诉编号", "Customer, complaint no."), Day("received", "收到日期", "Received"), Long("emergency", "应急措施", "Emergency response")],
                ["pareto", "boards/check-sheet"],
                [Written("symptom", "写出症状。", "Write the symptom."), Written("received", "写出收到日期。", "Write the day."), Written("emergency", "写出应急措施；不需要也写明理由。", "Write the emergency response, or why none is needed.")]),
            Step("d1", Say("D1 成立小组", "D1 Team"), Say("谁懂过程和产品，谁有权决定？", "Who knows the process, who may decide?"),
                [Table("team", "小组", "Team", Text("name", "姓名", "Name"), Text("department", "部门", "Department"), Text("part", "职责", "Part"))],
                ["boards/affinity"],
                [Rows("team", 2, ["name", "department", "part"], "至少两人，写明部门和职责。", "Two members at least, with department and part.")]),
            Step("d2", Say("D2 描述问题", "D2 Describe"), Say("什么、哪里、何时、多少、怎样发现？什么不是问题？", "What, where, when, how many, how found? And what is it not?"),
                [Table("facts", "是与不是", "Is and is not", Text("question", "问题（何物、何处、何时、多少）", "Question"), Text("is", "是", "Is"), Text("isNot", "不是", "Is not"), Text("source", "数据来源", "Source")), Number("affected", "受影响数量", "Number affected"), Long("statement", "问题陈述", "Problem statement")],
                ["pareto", "histogram", "run-chart", "groups", "gauge-crossed", "boards/flow-chart"],
                [Rows("facts", 3, ["question", "is", "source"], "至少回答三个问题，写明数据来源。", "Three questions at least, with sources."), Written("statement", "写出问题陈述。", "Write the statement.")]),
            Step("d3", Say("D3 临时遏制", "D3 Contain"), Say("怎样让不合格品不再到顾客手里？怎样证明遏制有效？", "How is no further bad part let through, and how is that proven?"),
                [Table("holds", "遏制措施", "Containment", Text("where", "范围（在库、在途、顾客处）", "Where"), Text("action", "措施", "Action"), Day("from", "开始", "From"), Number("checked", "检查数", "Checked"), Number("found", "发现数", "Found"), Text("who", "负责人", "Who"))],
                ["sampling-plan", "pass-rate", "boards/check-sheet"],
                [Rows("holds", 1, ["where", "action", "from", "checked", "found", "who"], "至少一项遏制措施，写明检查数和发现数。", "One containment at least, with numbers checked and found.")]),
            Step("d4", Say("D4 根本原因与流出原因", "D4 Root and escape"), Say("为什么发生？为什么没有发现？每个可能原因都要能解释“是”与“不是”，并经验证。", "Why did it happen, why was it not found? Each cause must explain is and is not, and be verified."),
                [Table("roots", "原因与验证", "Causes, verified", Text("cause", "原因", "Cause"), Choice("kind", "类别", "Kind", new("occur", new("发生", "occurrence")), new("escape", new("流出", "escape"))), Text("proof", "验证方法与数据", "Verification, data"), Day("on", "日期", "Day"), YesNo("root", "根本原因", "Root"))],
                ["boards/fishbone", "boards/tree", "boards/relations", "two-samples", "contingency", "factorial", "scatter"],
                [Complete("roots", ["cause", "kind", "proof", "on", "root"], "每个原因都要有验证数据、日期和结论。", "Every cause needs data, day and verdict."), Has("roots", "root", "yes", "至少一个经验证的根本原因。", "One verified root at least."), Has("roots", "kind", "escape", "说明流出原因。", "Say why it escaped."), Has("roots", "kind", "occur", "说明发生原因。", "Say why it occurred.")]),
            Step("d5", Say("D5 选择永久措施", "D5 Choose"), Say("哪些措施能消除根因？上线前怎样验证它有效且没有副作用？", "What removes the root, and how is it verified beforehand without side effects?"),
                [Table("choices", "永久措施", "Corrective actions", Text("cause", "根本原因", "Root"), Text("action", "措施", "Action"), Text("proof", "验证（数据）", "Verification (data)"), Text("risk", "风险与副作用", "Risks"))],
                ["boards/matrix", "boards/pdpc", "ahp", "fmea", "factorial", "two-samples"],
                [Covers("choices", ["cause", "action", "proof"], "d4.roots.cause", "root", "yes", "每个根本原因都要有永久措施和验证数据（同样的文字）。", "Every root needs an action with data under the same words.")]),
            Step("d6", Say("D6 实施与确认", "D6 Implement"), Say("措施何时上线？效果保持了吗？遏制何时撤销？", "When did it go live, did it last, when was the containment lifted?"),
                [Table("done", "实施记录", "Records", Text("action", "措施", "Action"), Day("on", "上线日期", "Live since"), Text("who", "负责人", "Who")), BeforeAfter, Day("lifted", "遏制撤销日期", "Containment lifted")],
                ["boards/arrow", "i-mr", "p", "capability", "two-samples"],
                [Covers("done", ["action", "on", "who"], "d5.choices.action", null, null, "每项永久措施都要有上线记录（同样的文字），写明日期和负责人。", "Every corrective action needs a record under the same words, with day and person."), BeforeAndAfter]),
            Step("d7", Say("D7 防止再发", "D7 Prevent"), Say("FMEA、控制计划、作业指导书、培训改了吗？类似产品和过程呢？", "Were FMEA, control plan, instructions and training changed, and what of similar products?"),
                [Table("updates", "体系更新", "Updates", Text("document", "文件（FMEA、控制计划等）", "Document"), Text("change", "修改内容", "Change"), Day("on", "日期", "Day"), Text("who", "负责人", "Who")), Long("spread", "横向展开", "Similar products and processes")],
                ["fmea", "chart-design", "attribute-agreement"],
                [Rows("updates", 1, ["document", "change", "on"], "至少一份体系文件更新。", "One document updated at least."), Written("spread", "写出横向展开的范围。", "Say where it was spread.")]),
            Step("d8", Say("D8 总结与致谢", "D8 Close"), Say("学到了什么？感谢谁？顾客同意关闭了吗？", "What was learnt, whom to thank, did the customer agree to close?"),
                [Long("lessons", "经验教训", "Lessons"), Day("closed", "关闭日期", "Closed"), Text("agreed", "顾客确认人", "Agreed by")],
                ["boards/affinity"],
                [Written("lessons", "写出经验教训。", "Write the lessons."), Written("closed", "写出关闭日期。", "Write the day.")]),
        ]);
}
