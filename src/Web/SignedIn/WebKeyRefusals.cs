using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Web.SignedIn;

internal static class WebKeyRefusals
{
    public static Refusal NoAccount() => new("web.key.no-account", "这个密钥只用于上报，不属于任何账户。请向管理员申请账户密钥。")
    {
        English = "This key is for reports only and belongs to no account. Ask your administrator for a key of an account.",
    };

    public static Refusal Missing() => new("web.key.missing", "这项接口需要登录或接口密钥。请在请求头 Authorization 中写“Bearer 密钥”。")
    {
        English = "This operation asks for a key: Authorization: Bearer ….",
    };

    public static Refusal NoPower(Power power) => new(
        "web.key.no-power", $"没有权限“{PowerTable.Row(power).Chinese}”。请向管理员申请授权，或使用含有该权限的密钥。")
    {
        English = $"This takes the power {power}, which your grants or your key do not give.",
    };
}
