using System.Net;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Zhiheng.Platform.Powers;
using Zhiheng.Testing;
using Zhiheng.Web.Look;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Tests;

/// <summary>
/// Walks every page and operation with every role and with nobody, and compares with the table of powers; docs/powers.md is that table.
/// A page that is neither public nor names a power fails here before anybody can open it.
/// </summary>
public sealed class PowersTests : IAsyncLifetime
{
    private TestSite site = null!;
    private People people = null!;

    public async Task InitializeAsync()
    {
        site = await TestSite.Start(with: settings => settings with { PasswordIterations = 1_000 });
        people = new People(site);
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public void Every_page_and_operation_is_public_or_names_a_power()
    {
        var silent = Endpoints().Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
            && endpoint.Metadata.GetMetadata<NeedsAttribute>() is null && endpoint.Metadata.GetMetadata<NeedsStageAttribute>() is null);

        Assert.Empty(silent.Select(Address));
    }

    [Fact]
    public void Nothing_is_public_and_guarded_at_once()
    {
        var both = Endpoints().Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null && endpoint.Metadata.GetMetadata<NeedsAttribute>() is not null);

        Assert.Empty(both.Select(Address));
    }

    [Fact]
    public void Every_power_stands_in_its_own_row()
        => Assert.Equal(Enum.GetValues<Power>(), PowerTable.Rows.Select(row => row.Power));

    [Fact]
    public async Task Every_role_opens_what_the_table_says_and_nothing_else()
    {
        var wrong = new List<string>();
        foreach (var role in Enum.GetValues<Role>())
        {
            var person = await people.SignedIn(role, "370100", PowerTable.KindOf(role) == AccountKind.Authority ? null : Guid.CreateVersion7(site.Clock.GetUtcNow()));
            foreach (var (endpoint, power) in Guarded())
            {
                var answer = await person.Browser.GetAsync(Address(endpoint));
                var isShut = answer.StatusCode == HttpStatusCode.Forbidden;
                if (isShut == PowerTable.Has(role, power) || (int)answer.StatusCode >= 500)
                {
                    wrong.Add($"{role} {Address(endpoint)}: {(int)answer.StatusCode}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Nobody_who_is_signed_out_opens_any_of_them()
    {
        var wrong = new List<string>();
        foreach (var (endpoint, _) in Guarded())
        {
            var answer = await site.Client.GetAsync(Address(endpoint));
            var isShut = answer.StatusCode == HttpStatusCode.Unauthorized
                || (answer.StatusCode == HttpStatusCode.Found && answer.Headers.Location!.OriginalString.StartsWith("/sign-in?", StringComparison.Ordinal));
            if (!isShut)
            {
                wrong.Add($"{Address(endpoint)}: {(int)answer.StatusCode}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_role_without_the_power_cannot_send_a_form_either()
    {
        var wrong = new List<string>();
        foreach (var role in new[] { Role.EnterpriseUser, Role.AuditAdministrator, Role.RegistryOfficer })
        {
            var person = await people.SignedIn(role, "370100", PowerTable.KindOf(role) == AccountKind.Authority ? null : Guid.CreateVersion7(site.Clock.GetUtcNow()));
            var token = (await People.Form(person.Browser, "/account", "/account?handler=SignOut")).Fields;
            foreach (var (endpoint, power) in Guarded().Where(pair => !PowerTable.Has(role, pair.Power)))
            {
                var answer = await person.Browser.PostAsync(Address(endpoint), new FormUrlEncodedContent(token));
                if (answer.StatusCode is not (HttpStatusCode.Forbidden or HttpStatusCode.MethodNotAllowed))
                {
                    wrong.Add($"{role} {Address(endpoint)} ({power}): {(int)answer.StatusCode}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void The_document_is_what_the_program_says()
    {
        var file = Path.Combine(Golden.Root, "docs", "powers.md");
        var text = Document();
        if (Environment.GetEnvironmentVariable("ZHIHENG_WRITE_DOCS") == "1")
        {
            File.WriteAllText(file, text);
        }

        Assert.Equal(File.ReadAllText(file), text);
    }

    private IEnumerable<RouteEndpoint> Endpoints()
        => site.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<ISuppressMatchingMetadata>() is null);

    private IEnumerable<(RouteEndpoint Endpoint, Power Power)> Guarded()
        => Endpoints().Where(endpoint => endpoint.Metadata.GetMetadata<NeedsAttribute>() is not null)
            .Select(endpoint => (endpoint, endpoint.Metadata.GetMetadata<NeedsAttribute>()!.Power));

    /// <summary>An address of the endpoint; ids are of nothing, because the gate decides before anything is looked for.</summary>
    private static string Address(RouteEndpoint endpoint)
        => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
            _ => "0190f000-0000-7000-8000-000000000000",
        }))));

    private string Document()
    {
        var text = new StringBuilder();
        text.Append("# Roles and their powers\n\nGenerated from `src/Platform/Powers/PowerTable.cs` and the pages themselves; `PowersTests` compares and walks every row.\n");
        text.Append("Reach: *Self* the own account; *Installation* everywhere, never business content; *Subtree* reads the grant's region and below;\n");
        text.Append("*Organ* acts in the name of the own authority on records of that subtree; *Owner* the own body or enterprise.\n\n## Powers\n\n| Power | What | Reach | Roles |\n| --- | --- | --- | --- |\n");
        foreach (var row in PowerTable.Rows)
        {
            text.Append($"| {row.Power} | {row.Chinese} · {row.English} | {row.Reach} | {string.Join('、', row.Roles.Select(role => Roles.Words(role).Chinese))} |\n");
        }

        text.Append("\n## Pages and operations behind the door\n\n| Address | Verb | Power |\n| --- | --- | --- |\n");
        foreach (var (endpoint, power) in Guarded().OrderBy(pair => pair.Endpoint.RoutePattern.RawText, StringComparer.Ordinal))
        {
            text.Append($"| `/{endpoint.RoutePattern.RawText?.TrimStart('/')}` | {Verbs(endpoint)} | {power} |\n");
        }

        foreach (var endpoint in Endpoints().Where(endpoint => endpoint.Metadata.GetMetadata<NeedsStageAttribute>() is not null).OrderBy(endpoint => endpoint.RoutePattern.RawText, StringComparer.Ordinal))
        {
            text.Append($"| `/{endpoint.RoutePattern.RawText?.TrimStart('/')}` | {Verbs(endpoint)} | step of signing in: {endpoint.Metadata.GetMetadata<NeedsStageAttribute>()!.Stage} |\n");
        }

        return text.Append("\nEverything else is public; machine clients report with a key of their own (docs/api.md).\n").ToString();
    }

    private static string Verbs(RouteEndpoint endpoint)
        => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is { HttpMethods.Count: > 0 } verbs ? string.Join(' ', verbs.HttpMethods) : "page";
}
