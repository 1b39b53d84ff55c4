using Zhiheng.Platform.Accounts;

namespace Zhiheng.Web.SignedIn;

/// <summary>A form that arrives after its session has ended is put aside; its sender signs in and finds it again.</summary>
internal static class ExpiredForm
{
    private const int MostBytes = 256 * 1024;

    public static async Task<Guid?> Park(HttpContext context, FormStore forms)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || request.ContentLength is null or > MostBytes)
        {
            return null;
        }

        var sent = await request.ReadFormAsync(context.RequestAborted);
        if (!Guid.TryParse(sent[FormFields.Account], out var account))
        {
            return null;
        }

        var fields = sent.Where(field => field.Key != FormFields.Token)
            .SelectMany(field => field.Value, (field, value) => KeyValuePair.Create(field.Key, value ?? string.Empty));
        return await forms.Park(new ParkedForm(request.Path + request.QueryString, account, [.. fields]), context.RequestAborted);
    }
}

/// <summary>The hidden fields of every form of a signed-in page.</summary>
public static class FormFields
{
    /// <summary>The framework's antiforgery token, bound to the account.</summary>
    public const string Token = "__RequestVerificationToken";

    /// <summary>The number of the form: sent twice, it acts once.</summary>
    public const string Once = "__once";

    /// <summary>Whose form it is; only read when the session has ended.</summary>
    public const string Account = "__account";
}

/// <summary>Addresses of signing in.</summary>
public static class SignInLinks
{
    public static string SignIn(string? back, Guid? parked = null) => "/sign-in" + QueryString.Create(
        new Dictionary<string, string?> { ["back"] = back, ["parked"] = parked?.ToString() }.Where(pair => pair.Value is not null));

    public static string StepOf(Stage stage) => stage switch
    {
        Stage.SecondFactor => "/sign-in/code",
        Stage.Enrol => "/sign-in/enrol",
        Stage.NewPassword => "/sign-in/password",
        _ => "/home",
    };

    /// <summary>A path of this site, or null: an address from outside is never followed.</summary>
    public static string? Local(string? path)
        => path is { Length: > 1 } && path[0] == '/' && path[1] is not ('/' or '\\') && !path.Any(char.IsControl) ? path : null;
}
