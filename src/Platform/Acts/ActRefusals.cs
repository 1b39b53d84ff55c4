using Zhiheng.Kernel;

namespace Zhiheng.Platform.Acts;

/// <summary>What stands in the way of any act of an authority on the register.</summary>
public static class ActRefusals
{
    public static Refusal NoOrgan() => new(
        "platform.act.no-organ", "该操作须以监管机关名义作出，当前身份没有所属机关。请以授权人员账号登录后办理。", "认证认可条例第五十四条");

    public static Refusal Unknown(string what) => new(
        "platform.act.unknown", $"没有找到这条{what}，或者它不在您的管辖范围内。请返回列表重新选择。");

    public static Refusal OtherOrgan(string organ) => new(
        "platform.act.other-organ",
        $"该事项由{organ}承办，上级只能督办、指定管辖或提级，不能代为办理。请由承办机关的人员操作。",
        "规则 12.1：上级可查看下级事项，除督办、指定管辖、提级外不得代办");

    public static Refusal SamePerson(string first, string second) => new(
        "platform.act.same-person",
        $"{first}与{second}不能是同一人。请由本机关另一名有权限的人员办理。",
        "规则 12.1：拟稿与审批、经办与审核分离");

    public static Refusal Text(string field, int most) => new(
        "platform.act.text", $"请填写{field}，1 至 {most} 个字符，不含控制字符。");

    public static Refusal PersonalData(string field) => new(
        "platform.act.personal-data", $"{field}会向社会公开，不能含身份证件号码或手机号码。请删除后再提交。", "个人信息保护法");

    public static Refusal NoEvidence() => new(
        "platform.act.no-evidence", "请至少附一份证据材料，再提交。");
}
