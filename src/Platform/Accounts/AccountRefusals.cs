using Zhiheng.Kernel;

namespace Zhiheng.Platform.Accounts;

internal static class AccountRefusals
{
    public static Refusal WrongCredentials() => new("platform.account.wrong-credentials", "账户名或密码不正确。请重试，或联系本单位系统管理员重置。")
    {
        English = "The account name or password is wrong. Try again, or ask your administrator to reset it.",
    };

    public static Refusal Locked(DateTimeOffset until) => new(
        "platform.account.locked", $"连续输错次数过多，请在 {Minute(until)} 之后再试，或联系系统管理员。")
    {
        English = $"Too many wrong attempts. Try again after {Minute(until)}, or ask your administrator.",
    };

    public static Refusal WrongCode() => new("platform.account.wrong-code", "验证码不正确或已经用过。请等待下一个验证码，或使用恢复码。")
    {
        English = "The code is wrong or was used already. Wait for the next one, or use a recovery code.",
    };

    public static Refusal WrongOldPassword() => new("platform.account.wrong-old-password", "原密码不正确。请重试；忘记密码请联系系统管理员重置。")
    {
        English = "The present password is wrong. Try again, or ask your administrator to reset it.",
    };

    public static Refusal ExternalUnknown() => new("platform.account.external-unknown", "该外部身份没有绑定本系统账户。请先用账户名登录后绑定，或联系系统管理员。")
    {
        English = "No account is tied to this external identity. Ask your administrator to tie it.",
    };

    public static Refusal SignedOut() => new("platform.account.signed-out", "登录已结束。请重新登录。") { English = "You are signed out. Sign in again." };

    public static Refusal PasswordTooShort() => new(
        "platform.account.password-too-short", $"密码至少 {Passwords.MinLength} 个字符。可以用几个词连成一句，不必夹杂符号。")
    {
        English = $"At least {Passwords.MinLength} characters. A few words in a row will do; symbols are not needed.",
    };

    public static Refusal PasswordTooLong() => new(
        "platform.account.password-too-long", $"密码最多 {Passwords.MaxLength} 个字符。请缩短。") { English = $"At most {Passwords.MaxLength} characters." };

    public static Refusal PasswordBreached() => new(
        "platform.account.password-breached", "这个密码（或它的主干）出现在已泄露的密码名单中，容易被猜到。请换一个。")
    {
        English = "This password, or its stem, is on a list of leaked passwords. Choose another.",
    };

    public static Refusal PasswordPersonal() => new(
        "platform.account.password-personal", "密码中含有账户名、姓名或单位名称，容易被猜到。请换一个。")
    {
        English = "The password holds your account, your name or your organisation. Choose another.",
    };

    public static Refusal PasswordSame() => new("platform.account.password-same", "新密码与原密码相同。请换一个。") { English = "That is the old password. Choose a new one." };

    public static Refusal NameTaken(string name) => new("platform.account.name-taken", $"账户名 {name} 已被使用。请换一个。");

    public static Refusal NameForm() => new("platform.account.name-form", "账户名为 3 至 60 个小写字母、数字、点、横线或 @。请修改。");

    public static Refusal Blank(string what) => new("platform.account.blank", $"请填写{what}。");

    public static Refusal Unknown() => new("platform.account.unknown", "没有这个账户。请从账户列表中选择。");

    public static Refusal Closed() => new("platform.account.closed", "该账户已停用。请联系系统管理员。");

    public static Refusal RegionMissing() => new("platform.account.region-missing", "监管部门的账户须写明所属行政区划。请填写六位区划代码。");

    public static Refusal OwnAccount() => new(
        "platform.account.own", "不能停用或重置自己的账户。请由另一名系统管理员办理。", "三员分立");

    public static Refusal InvitationUnknown() => new(
        "platform.account.invitation-unknown", "登记码与统一社会信用代码不符、已使用或已过期。请核对监管部门交付的登记码。")
    {
        English = "The code does not fit this organisation, was used, or has expired. Check the paper you were given.",
    };

    private static string Minute(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(8)).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
