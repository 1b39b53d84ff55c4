using Zhiheng.Kernel;

namespace Zhiheng.Platform.Accounts.External;

internal static class ExternalRefusals
{
    public static Refusal NotConfigured() => new("platform.external.not-configured", "本系统没有接入外部身份认证。请用账户名和密码登录。")
    {
        English = "No external provider is set up here. Sign in with account and password.",
    };

    public static Refusal Unreachable(string name) => new(
        "platform.external.unreachable", $"现在连接不上{name}。请稍后重试，或用账户名和密码登录。")
    {
        English = $"{name} cannot be reached at the moment. Try again later, or sign in with account and password.",
    };

    public static Refusal Misconfigured(string name) => new(
        "platform.external.misconfigured", $"{name}的应答不符合接入设置。请联系系统管理员核对外部身份认证的地址和客户端设置。")
    {
        English = $"What {name} answers does not fit the settings of this site. Ask your administrator to check them.",
    };

    public static Refusal Cancelled(string name) => new("platform.external.cancelled", $"没有在{name}完成登录。请重试，或用账户名和密码登录。")
    {
        English = $"You did not finish signing in at {name}. Try again, or sign in with account and password.",
    };

    public static Refusal StateUnknown() => new(
        "platform.external.state-unknown", "这次外部登录已经用过、已过期，或不是由这个浏览器发起的。请重新点击外部登录。")
    {
        English = "This sign-in was used already, has expired, or was not begun in this browser. Start again.",
    };

    public static Refusal CodeRefused(string name) => new("platform.external.code-refused", $"{name}没有接受这次登录。请重新点击外部登录。")
    {
        English = $"{name} did not accept this sign-in. Start again.",
    };

    public static Refusal TokenRefused(string name) => new(
        "platform.external.token-refused", $"{name}给出的身份证明没有通过核验。请重新登录；仍不成功请联系系统管理员。")
    {
        English = $"The proof of identity that {name} gave did not pass. Sign in again, or tell your administrator.",
    };

    public static Refusal WrongNonce(string name) => new(
        "platform.external.wrong-nonce", $"{name}给出的身份证明不是为这次登录签发的。请重新点击外部登录。")
    {
        English = $"The proof of identity that {name} gave was not made for this sign-in. Start again.",
    };

    public static Refusal TiedElsewhere() => new(
        "platform.external.tied-elsewhere", "这个外部身份已绑定另一个账户。请换一个外部身份，或请系统管理员先解除原绑定。")
    {
        English = "This external identity is tied to another account. Use another one, or have the administrator untie it.",
    };

    public static Refusal AlreadyTied() => new(
        "platform.external.already-tied", "您的账户已绑定外部身份。更换前请联系系统管理员解除原绑定。")
    {
        English = "Your account is tied to an external identity already. Have the administrator untie it first.",
    };

    public static Refusal OtherAccount() => new(
        "platform.external.other-account", "绑定由另一个账户发起，或您已退出登录。请登录后在“我的账户”重新绑定。")
    {
        English = "Another account began this, or you have signed out. Sign in and tie the identity again.",
    };
}
