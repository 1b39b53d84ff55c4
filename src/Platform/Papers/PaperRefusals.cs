using Zhiheng.Kernel;

namespace Zhiheng.Platform.Papers;

internal static class PaperRefusals
{
    public static Refusal Mark(string organ, string type) => new(
        "platform.paper.mark", $"机关代字“{organ}”或文书类型“{type}”不能用于文号。请由平台管理员改为 1 至 20 个汉字、字母或数字，不含“号”字。");

    public static Refusal UnknownNumber(string number) => new("platform.paper.unknown-number", $"没有文号“{number}”。请核对机关代字、年份和序号。");

    public static Refusal AlreadyVoid(string number) => new("platform.paper.already-void", $"文号“{number}”已经作废，无需再次办理。");

    public static Refusal VoidWithoutReason(string number) => new("platform.paper.void-without-reason", $"作废文号“{number}”须说明理由。请填写后再提交。");

    public static Refusal NoAddressee(string title) => new("platform.paper.no-addressee", $"《{title}》没有主送对象。请填写后再签发。");

    public static Refusal PartMissing(string title, string part) => new("platform.paper.part-missing", $"《{title}》缺少“{part}”。请补充后再签发。");

    public static Refusal FieldMissing(string title, string label) => new("platform.paper.field-missing", $"《{title}》未填写“{label}”。请补充后再签发。");

    public static Refusal NoPublicityBasis(string publicity) => new(
        "platform.paper.no-publicity-basis", $"公开属性为“{publicity}”的文书须写明依据。请填写依据，或改为主动公开。", "政府信息公开条例");

    public static Refusal TooLong(int paragraphs, int characters) => new(
        "platform.paper.too-long", $"文书正文最多 {paragraphs} 段、{characters} 字。请把详细内容作为附件。");

    public static Refusal UnknownPaper() => new("platform.paper.unknown", "没有这份文书。请从事项页面重新打开。");

    public static Refusal AlreadySuperseded(string number, string by) => new(
        "platform.paper.already-superseded", $"“{number}”已由“{by}”更正。请在“{by}”的基础上更正。");

    public static Refusal OtherOrgan(string number, string organ) => new(
        "platform.paper.other-organ", $"“{number}”由{organ}制发，只能由该机关更正。请将更正理由和证据送该机关办理。");
}
