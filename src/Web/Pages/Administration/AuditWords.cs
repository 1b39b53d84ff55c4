using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Administration;

/// <summary>What the kinds of the audit log are called; a kind without words is shown as it is written.</summary>
internal static class AuditWords
{
    private static readonly Dictionary<string, Words> All = new(StringComparer.Ordinal)
    {
        ["account.closed"] = new("停用账户", "account closed"),
        ["account.opened"] = new("开立账户", "account opened"),
        ["account.reset"] = new("重置登录", "sign-in reset"),
        ["account.tied"] = new("绑定外部身份", "tied to an identity elsewhere"),
        ["account.untied"] = new("解除外部身份", "untied from an identity elsewhere"),
        ["audit.read"] = new("查阅审计日志", "audit log read"),
        ["break-glass.read"] = new("应急查阅", "break-glass reading"),
        ["evidence.read"] = new("查阅证据", "evidence read"),
        ["export"] = new("导出", "export"),
        ["grant.given"] = new("授予角色", "role given"),
        ["grant.revoked"] = new("收回角色", "role revoked"),
        ["invitation.made"] = new("发放登记码", "registration code made"),
        ["invitation.refused"] = new("登记码被拒", "registration code refused"),
        ["invitation.used"] = new("使用登记码", "registration code used"),
        ["key.made"] = new("签发密钥", "key made"),
        ["key.revoked"] = new("吊销密钥", "key revoked"),
        ["key.rotated"] = new("更换密钥", "key rotated"),
        ["organization.read"] = new("查阅组织档案", "file of an organisation read"),
        ["password.changed"] = new("修改密码", "password changed"),
        ["password.refused"] = new("修改密码被拒", "password refused"),
        ["person.found"] = new("查找人员", "person looked up"),
        ["read"] = new("查阅", "read"),
        ["refused"] = new("拒绝访问", "refused"),
        ["sign-in.enrolled"] = new("设置两步验证", "second factor set up"),
        ["sign-in.external"] = new("外部身份登录", "signed in with another identity"),
        ["sign-in.external-refused"] = new("外部身份登录被拒", "other identity refused"),
        ["sign-in.locked"] = new("登录锁定", "sign-in locked"),
        ["sign-in.password"] = new("密码登录", "password accepted"),
        ["sign-in.recovery-code"] = new("恢复码登录", "recovery code accepted"),
        ["sign-in.refused"] = new("登录被拒", "sign-in refused"),
        ["sign-in.second-factor"] = new("两步验证通过", "second factor accepted"),
        ["sign-in.second-factor-refused"] = new("两步验证被拒", "second factor refused"),
        ["stand-in.approved"] = new("批准代理或应急查阅", "stand-in approved"),
        ["stand-in.asked"] = new("申请代理或应急查阅", "stand-in asked for"),
        ["stand-in.ended"] = new("结束代理或应急查阅", "stand-in ended"),
        ["stand-in.refused"] = new("未批准代理或应急查阅", "stand-in refused"),
        ["study.opened"] = new("打开共享的研究", "shared study opened"),
        ["study.share-withdrawn"] = new("撤回研究的共享", "sharing of a study withdrawn"),
        ["study.shared"] = new("共享研究", "study shared"),
    };

    /// <summary>Every kind that has words, in the order of its code.</summary>
    public static IEnumerable<string> Kinds => All.Keys.Order(StringComparer.Ordinal);

    public static Words Of(string kind) => All.GetValueOrDefault(kind, new Words(kind, kind));
}
