using System.Net;
using System.Text.RegularExpressions;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Tests;

/// <summary>Somebody with an account, a role and a browser of their own that is signed in.</summary>
public sealed record Person(Guid Id, string Name, string Password, byte[]? Secret, HttpClient Browser, IReadOnlyList<string> RecoveryCodes);

/// <summary>Opens accounts as the command line would and signs people in as a browser does, page by page.</summary>
public sealed class People(TestSite site)
{
    public const string Password = "mulberry lantern river 7";

    // Stands in the head of every signed-in page.
    private const string SignOut = "/account?handler=SignOut";

    private int count;

    /// <summary>A person with one role, signed in with everything the role needs.</summary>
    public async Task<Person> SignedIn(Role role, string? region = null, Guid? owner = null, Line? line = null)
    {
        var person = await Opened(role, region, owner, line);
        return await SignIn(person);
    }

    /// <summary>An account with a first password; nobody has signed in yet.</summary>
    public async Task<Person> Opened(Role? role, string? region = null, Guid? owner = null, Line? line = null)
    {
        var number = ++count;
        var kind = role is { } given ? PowerTable.KindOf(given) : AccountKind.Authority;
        var place = kind == AccountKind.Authority ? region ?? "370000" : null;
        var opened = await site.Get<AccountOffice>().Open(
            new OpenAccount($"person{number}", $"试验{number}", kind, $"单位{number}", null, owner, place, null), site.Database.Act("开户"), Origin.Program, default);
        if (role is { } it)
        {
            var today = site.Register.Calendar.Today;
            var grant = await site.Get<GrantOffice>().Give(
                new GiveGrant(opened.Value.Id, it, place, line, today.AddDays(-1), null), site.Database.Act("授权"), Origin.Program, default);
            Assert.False(grant.IsRefused, grant.IsRefused ? grant.Refusal.Message : null);
        }

        return new Person(opened.Value.Id, opened.Value.SignInName, opened.Value.FirstPassword, null, site.Visitor(keepsCookies: true), []);
    }

    /// <summary>From the first page to the first page behind it: password, second factor where asked for, new password.</summary>
    public async Task<Person> SignIn(Person person)
    {
        var answer = await Send(person.Browser, "/sign-in", new() { ["Name"] = person.Name, ["Password"] = person.Password });
        for (var step = 0; step < 4 && answer.Headers.Location is { } to && to.OriginalString.StartsWith("/sign-in/", StringComparison.Ordinal); step++)
        {
            (person, answer) = await Step(person, to.OriginalString);
        }

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return person;
    }

    /// <summary>Fills in and sends the form of a page, with its hidden fields.</summary>
    public static async Task<HttpResponseMessage> Send(HttpClient browser, string page, Dictionary<string, string> fields, string? to = null)
    {
        var form = await Form(browser, page, to);
        foreach (var (name, value) in fields)
        {
            form.Fields[name] = value;
        }

        return await browser.PostAsync(form.Action, new FormUrlEncodedContent(form.Fields));
    }

    /// <summary>The hidden fields of the form on a page whose action is <paramref name="action"/>, or of the first in its content.</summary>
    public static async Task<(string Action, Dictionary<string, string> Fields)> Form(HttpClient browser, string page, string? action = null)
    {
        var html = await browser.GetStringAsync(page);
        var forms = Regex.Matches(html, "<form[^>]*method=\"post\"[^>]*>.*?</form>", RegexOptions.Singleline);
        var form = forms.Select(match => match.Value).FirstOrDefault(text => action is null ? ActionOf(text) != SignOut : ActionOf(text) == action)
            ?? throw new InvalidOperationException($"{page} has no form to {action}: {html}");
        var fields = Regex.Matches(form, "<input[^>]*type=\"hidden\"[^>]*>").Select(match => match.Value)
            .ToDictionary(input => Attribute(input, "name") ?? string.Empty, input => Attribute(input, "value") ?? string.Empty);
        return (ActionOf(form) ?? page, fields);
    }

    private async Task<(Person, HttpResponseMessage)> Step(Person person, string path)
    {
        switch (path.Split('?')[0])
        {
            case "/sign-in/enrol":
                var html = await person.Browser.GetStringAsync(path);
                var secret = FromText(Regex.Match(html, "<code>([A-Z2-7]{32})</code>").Groups[1].Value);
                var confirmed = await Send(person.Browser, path, new() { ["Code"] = CodeNow(secret) });
                var page = await confirmed.Content.ReadAsStringAsync();
                var codes = Regex.Matches(page, "<code>([a-z0-9]{10})</code>").Select(match => match.Groups[1].Value).ToList();
                var next = Attribute(Regex.Match(page, "<a class=\"button primary\"[^>]*>").Value, "href")!;
                var onward = new HttpResponseMessage(HttpStatusCode.Found);
                onward.Headers.Location = new Uri(WebUtility.HtmlDecode(next), UriKind.Relative);
                return (person with { Secret = secret, RecoveryCodes = codes }, onward);
            case "/sign-in/code":
                // A code works once: the next one is some seconds away.
                site.Clock.Advance(TimeSpan.FromSeconds(31));
                return (person, await Send(person.Browser, path, new() { ["Code"] = CodeNow(person.Secret!) }));
            default:
                var answer = await Send(person.Browser, path, new() { ["Wished"] = Password });
                return (person with { Password = Password }, answer);
        }
    }

    public string CodeNow(byte[] secret) => Totp.Code(secret, Totp.StepOf(site.Clock.GetUtcNow()));

    private static string? ActionOf(string form) => Attribute(form[..form.IndexOf('>')], "action");

    private static string? Attribute(string tag, string name)
        => Regex.Match(tag, $"\\b{name}=\"([^\"]*)\"") is { Success: true } match ? WebUtility.HtmlDecode(match.Groups[1].Value) : null;

    /// <summary>The secret as its enrolment page spells it.</summary>
    public static byte[] FromText(string base32)
    {
        var bits = string.Concat(base32.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
