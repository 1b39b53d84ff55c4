using System.Net;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using System.Reflection;
using System.Text.RegularExpressions;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Tests;

/// <summary>
/// What signed-in pages answer to bad input: SQL and paths in every parameter that a page reads, forged ids, tampered cookies, replayed
/// tokens, stale versions, hosts and forwarded headers that lie. A refusal or a clean page, a line in the audit log, nothing changed.
/// </summary>
public sealed class BadInputTests : IAsyncLifetime
{
    private static readonly string[] Nasty =
    [
        "' or 1=1 --", "1; drop table registry_order", "-name;--", "../../../etc/passwd", "..%2f..%2f", "\0", "\"><script>alert(1)</script>", "{mine registry_order o}", "@key", "%", "-1",
        "99999999999999999999", "0190f000-0000-7000-8000-000000000000", "AAAA", "\r\nX-Injected: 1", "2026-02-30", "9999-12-31", "0001-01-01",
    ];

    private readonly List<DoorVisitor> visitors = [];
    private DoorRecords records = null!;

    private TestSite Site => records.Site;

    public async Task InitializeAsync()
    {
        records = await DoorRecords.Open();
        foreach (var role in new[] { Role.SystemAdministrator, Role.SecurityAdministrator, Role.AuditAdministrator })
        {
            visitors.Add(await records.Come(role));
        }

        visitors.Add(await records.Come(Role.RegistryOfficer, DoorRecords.County));
        visitors.Add(await records.Come(Role.RegistryLeader, DoorRecords.County));
        visitors.Add(await records.Come(Role.RegistryLeader, DoorRecords.City));
        visitors.Add(await records.Come(Role.RegistryOfficer, DoorRecords.Province));
        visitors.Add(await records.Come(Role.RegistryLeader, DoorRecords.Province));
        visitors.Add(await records.Come(Role.BodyUser, owner: records.Bodies[0]));
        visitors.Add(await records.Come(Role.EnterpriseUser, owner: records.Firm));
        foreach (var role in new[] { Role.Inspector, Role.InspectionPlanner, Role.InspectionLeader, Role.FindingReviewer, Role.DrawOperator, Role.DrawWitness, Role.QualityOfficer, Role.QualityLeader, Role.UnitOfficer })
        {
            visitors.Add(await records.Come(role, DoorRecords.County));
        }

        records.Liaison = Guid.Parse(visitors.Single(one => one.Role == Role.UnitOfficer).Hidden[FormFields.Account]);
        records.Inspector = Guid.Parse(visitors.Single(one => one.Role == Role.Inspector).Hidden[FormFields.Account]);
    }

    public async Task DisposeAsync() => await records.DisposeAsync();

    [Fact]
    public async Task No_parameter_of_any_page_takes_SQL_paths_or_forged_ids()
    {
        await records.Drafted(14);
        var doors = (await Doors.Pages(records, withPaper: false)).ToDictionary(door => door.Pattern, StringComparer.Ordinal);
        var before = await records.Kept();
        var wrong = new List<string>();
        foreach (var (endpoint, pattern, power) in Guarded().Where(one => one.Pattern is not "/workbench/papers/{id:guid}.pdf"))
        {
            var visitor = visitors.First(one => PowerTable.Has(one.Role, power));
            var example = doors.GetValueOrDefault(pattern)?.Path ?? pattern;
            foreach (var address in await Addresses(endpoint, pattern, example))
            {
                using var answer = await visitor.Browser.GetAsync(address);
                var text = await answer.Content.ReadAsStringAsync();
                var isClean = (int)answer.StatusCode is 200 or 302 or 400 or 404 or 409 or 422 && !text.Contains("<script>alert", StringComparison.Ordinal) && !answer.Headers.Contains("X-Injected");
                var isForged = Path(address) != Path(example) && answer.StatusCode == HttpStatusCode.OK && !pattern.EndsWith("{format}", StringComparison.Ordinal);
                if (!isClean || isForged)
                {
                    wrong.Add($"{visitor} {address}: {(int)answer.StatusCode} {text[..Math.Min(200, text.Length)]}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Empty((await records.Kept()).Except(before));
    }

    [Fact]
    public async Task A_form_of_a_version_that_has_moved_on_changes_nothing_and_says_so()
    {
        var forms = (await Doors.Forms(records)).Where(form => form.Acts && form.Fields.ContainsKey("Version")).ToList();
        var powers = Guarded().ToDictionary(one => one.Pattern, one => one.Power, StringComparer.Ordinal);
        var before = await records.Kept();
        var wrong = new List<string>();
        foreach (var form in forms)
        {
            form.Fields["Version"] = "77";
            var candidates = visitors.Where(one => PowerTable.Has(one.Role, powers[form.Pattern]));
            var region = form.Deed == Deed.Supervises ? DoorRecords.City : form.Home == Home.Province ? DoorRecords.Province : DoorRecords.County;
            var answer = await candidates.First(one => one.Region is null || one.Region == region).Post(form);
            if (answer.Headers.Location?.OriginalString != "/changed")
            {
                wrong.Add($"{form.Address}: {(int)answer.StatusCode} {answer.Headers.Location}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(forms.Count > 20);
        Assert.Empty((await records.Kept()).Except(before));

        var lines = await Refusals();
        var page = await visitors[3].Browser.GetAsync("/changed");
        Assert.Equal(HttpStatusCode.Conflict, page.StatusCode);
        Assert.Contains("本次提交没有生效", await page.Content.ReadAsStringAsync());
        Assert.Equal(lines + 1, await Refusals());
    }

    [Theory]
    [InlineData("of another account", 400)]
    [InlineData("of nobody", 400)]
    [InlineData("none", 400)]
    [InlineData("made up", 400)]
    [InlineData("no number", 400)]
    [InlineData("a number that is none", 400)]
    public async Task A_token_that_is_not_of_this_form_and_person_is_refused_once_and_written_down(string kind, int status)
    {
        var (officer, other) = (visitors[3], visitors[4]);
        var stranger = Site.Visitor(keepsCookies: true);
        var outside = (await People.Form(stranger, "/sign-in")).Fields[FormFields.Token];
        var fields = new Dictionary<string, string>(officer.Hidden, StringComparer.Ordinal) { ["Region"] = "370200", ["Reason"] = "突发事件" };
        switch (kind)
        {
            case "of another account": fields[FormFields.Token] = other.Hidden[FormFields.Token]; break;
            case "of nobody": fields[FormFields.Token] = outside; break;
            case "none": fields.Remove(FormFields.Token); break;
            case "made up": fields[FormFields.Token] = "CfDJ8" + new string('A', 150); break;
            case "no number": fields.Remove(FormFields.Once); break;
            default: fields[FormFields.Once] = "' or 1=1"; break;
        }

        var (before, lines) = (await records.Kept(), await Refusals());
        var answer = await officer.Browser.PostAsync("/account/stand-in?handler=BreakGlass", new FormUrlEncodedContent(fields));

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Empty((await records.Kept()).Except(before));
        Assert.Equal(lines + 1, await Refusals());
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("one character")]
    [InlineData("sql")]
    [InlineData("long")]
    [InlineData("id instead")]
    public async Task A_tampered_session_cookie_is_nobody(string kind)
    {
        var session = await records.One<Guid>("select id from platform_session where 1 = 1");
        var (handler, cookies) = (new SocketsHttpHandler { AllowAutoRedirect = false }, new CookieContainer());
        handler.CookieContainer = cookies;
        using var browser = new HttpClient(handler) { BaseAddress = Site.Address };
        var person = await records.People.SignIn(await records.People.Opened(Role.EnterpriseUser, owner: records.Firm) with { Browser = browser });
        var cookie = cookies.GetCookies(Site.Address)["zh-session"]!;
        Assert.Equal(HttpStatusCode.OK, (await person.Browser.GetAsync("/desk")).StatusCode);
        cookie.Value = kind switch
        {
            "cut" => cookie.Value[..^4],
            "one character" => (cookie.Value[0] == 'a' ? 'b' : 'a') + cookie.Value[1..],
            "sql" => "x' or '1'='1",
            "long" => new string('a', 3000),
            _ => session.ToString(),
        };
        var lines = await Refusals();

        var answer = await browser.GetAsync("/desk");

        Assert.StartsWith("/sign-in?back=", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal(lines + 1, await Refusals());
    }

    [Fact]
    public async Task A_host_and_forwarded_headers_that_lie_reach_no_address_and_no_audit_line()
    {
        await using var site = await TestSite.Start(with: settings => settings with { PasswordIterations = 1_000, PublicUrl = "https://register.example" });
        var person = await new People(site).SignedIn(Role.RegistryOfficer, "370102");
        var form = await People.Form(person.Browser, "/inbox", "/inbox?handler=Feed");
        var answers = new List<HttpResponseMessage>();
        foreach (var (method, address) in new[] { (HttpMethod.Get, "/workbench"), (HttpMethod.Get, "/administration/keys"), (HttpMethod.Get, "/home"), (HttpMethod.Post, form.Action) })
        {
            using var request = new HttpRequestMessage(method, address) { Content = method == HttpMethod.Post ? new FormUrlEncodedContent(form.Fields) : null };
            request.Headers.Host = "evil.example";
            foreach (var (name, value) in new[] { ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "203.0.113.9"), ("X-Original-URL", "/administration/keys"), ("X-Forwarded-Prefix", "/evil.example"), ("X-HTTP-Method-Override", "DELETE") })
            {
                request.Headers.Add(name, value);
            }

            answers.Add(await person.Browser.SendAsync(request));
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.Found, HttpStatusCode.OK], answers.Select(answer => answer.StatusCode));
        Assert.All(answers, answer => Assert.DoesNotContain("evil.example", $"{answer.Headers} {answer.Content.ReadAsStringAsync().Result}", StringComparison.Ordinal));
        Assert.Contains("https://register.example/calendar/", await answers[^1].Content.ReadAsStringAsync());
        await using var session = await site.Register.Database.Read(default);
        Assert.Equal(0, await session.First<long>("select count(*) from platform_audit where address like '203%' or subject like '%evil%' or detail like '%evil%'", null, default));
    }

    private Task<long> Refusals() => records.One<long>("select count(*) from platform_audit where kind = 'refused'");

    private static string Path(string address) => address.Split('?')[0];

    /// <summary>The example with each parameter that the page reads, one at a time, replaced by each nasty value; and each id in its path.</summary>
    private async Task<IReadOnlyList<string>> Addresses(RouteEndpoint endpoint, string pattern, string example)
    {
        var names = new HashSet<string>(["q", "sort", "cursor", "format", "limit", "scheme"], StringComparer.OrdinalIgnoreCase);
        if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
        {
            var compiled = await Site.Get<PageLoader>().LoadAsync(page, endpoint.Metadata);
            names.UnionWith(from property in compiled.ModelTypeInfo!.GetProperties()
                            let bound = property.GetCustomAttribute<BindPropertyAttribute>()
                            where bound is { SupportsGet: true }
                            select bound.Name ?? property.Name);
        }

        var inRoute = endpoint.RoutePattern.Parameters.Select(parameter => parameter.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var query = QueryHelpers.ParseQuery(example.Contains('?', StringComparison.Ordinal) ? example[example.IndexOf('?', StringComparison.Ordinal)..] : string.Empty);
        var found = new List<string>();
        foreach (var name in names.Except(inRoute, StringComparer.OrdinalIgnoreCase))
        {
            var others = query.Where(pair => !pair.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).ToDictionary(pair => pair.Key, pair => (string?)pair.Value.ToString());
            found.AddRange(Nasty.Select(value => QueryHelpers.AddQueryString(Path(example), new Dictionary<string, string?>(others) { [name] = value })));
        }

        var (segments, parts) = (Path(example).Split('/'), pattern.Split('/'));
        foreach (var place in Enumerable.Range(0, parts.Length).Where(i => Regex.IsMatch(parts[i], @"^\{[^}]*\}$")))
        {
            found.AddRange(Nasty.Where(value => value is not "\0").Select(value => string.Join('/', segments.Select((segment, i) => i == place ? Uri.EscapeDataString(value) : segment))));
        }

        return found;
    }

    private IEnumerable<(RouteEndpoint Endpoint, string Pattern, Power Power)> Guarded()
        => from endpoint in Site.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           let needs = endpoint.Metadata.GetMetadata<NeedsAttribute>()
           where needs is not null && endpoint.Metadata.GetMetadata<ISuppressMatchingMetadata>() is null
           select (endpoint, "/" + endpoint.RoutePattern.RawText!.TrimStart('/'), needs.Power);
}
