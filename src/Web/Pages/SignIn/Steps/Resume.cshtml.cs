using Microsoft.AspNetCore.Mvc;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.SignIn.Steps;

/// <summary>The form that was sent when its session had ended, ready to be sent again by the one who filled it in.</summary>
[Needs(Power.UseOwnAccount)]
public sealed class ResumeModel(FormStore forms) : SignedInPage
{
    [BindProperty(SupportsGet = true)]
    public Guid? Parked { get; set; }

    public ParkedForm? Form { get; private set; }

    public IEnumerable<KeyValuePair<string, string>> Hidden => Form!.Fields.Where(one => one.Key is not (FormFields.Once or FormFields.Account));

    /// <summary>What the person typed, to read it over before sending; the names of fields are for programs.</summary>
    public IEnumerable<string> Typed => Hidden.Where(one => one.Value.Length > 0 && !one.Key.StartsWith("__", StringComparison.Ordinal)
        && !Guid.TryParse(one.Value, out _) && !one.Key.Contains("assword", StringComparison.Ordinal) && one.Key != "Version").Select(one => one.Value);

    public string? Once => Form!.Fields.FirstOrDefault(one => one.Key == FormFields.Once).Value;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Form = Parked is { } id ? await forms.Find(id, Caller.Account.Id, ct) : null;
        return Form is null ? LocalRedirect("/home") : Page();
    }
}
