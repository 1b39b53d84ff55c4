using Zhiheng.Platform.Accounts;

namespace Zhiheng.Web.SignedIn;

/// <summary>Where signing in leads: through its steps, then to the form that was put aside, the page that was asked for, or home.</summary>
internal static class Way
{
    public static string After(HttpContext context, Stage stage, string? back, Guid? parked)
    {
        var query = QueryString.Create(
            new Dictionary<string, string?> { ["back"] = back, ["parked"] = parked?.ToString() }.Where(pair => pair.Value is not null));
        return stage != Stage.Full ? SignInLinks.StepOf(stage) + query
            : parked is not null ? "/sign-in/resume" + query
            : back ?? "/home";
    }
}
