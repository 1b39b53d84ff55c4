using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Tests;

/// <summary>
/// Every page, every operation and every form of a page, with an example record in its address, tried by every role from the own, the
/// superior, the subordinate and another region, by own and other firms, and by nobody; compared with the table of powers
/// (docs/powers.md). What has no example here fails.
/// </summary>
public sealed class EveryDoorTests : IAsyncLifetime
{
    private static readonly string[] Regions = [DoorRecords.County, DoorRecords.City, DoorRecords.Province, DoorRecords.Elsewhere];

    private readonly List<DoorVisitor> visitors = [];
    private DoorRecords records = null!;

    private enum Relation
    {
        Own,
        Superior,
        Foreign,
    }

    private TestSite Site => records.Site;

    public async Task InitializeAsync()
    {
        records = await DoorRecords.Open();
        await Come(Role.SystemAdministrator);
        await Come(Role.SecurityAdministrator);
        await Come(Role.AuditAdministrator);
        foreach (var region in Regions)
        {
            await Come(Role.RegistryOfficer, region);
            await Come(Role.RegistryLeader, region);
            await Come(Role.InspectionPlanner, region);
            await Come(Role.InspectionLeader, region);
            await Come(Role.Inspector, region);
            await Come(Role.FindingReviewer, region);
            await Come(Role.QualityOfficer, region);
            await Come(Role.QualityLeader, region);
            await Come(Role.UnitOfficer, region);
        }

        foreach (var role in new[] { Role.DrawOperator, Role.DrawWitness })
        {
            await Come(role, DoorRecords.County);
        }

        // Of the same region, but of an authority that answers for nothing.
        await Come(Role.UnitOfficer, DoorRecords.County);
        records.Liaison = Guid.Parse(visitors.First(one => one is { Role: Role.UnitOfficer, Region: DoorRecords.County }).Hidden[FormFields.Account]);
        records.Reader = Guid.Parse(visitors.Single(one => one is { Role: Role.RegistryOfficer, Region: DoorRecords.County }).Hidden[FormFields.Account]);
        records.Inspector = Guid.Parse(visitors.Single(one => one is { Role: Role.Inspector, Region: DoorRecords.County }).Hidden[FormFields.Account]);

        await Come(Role.BodyUser, owner: records.Bodies[0]);
        await Come(Role.BodyUser, owner: records.Bodies[1]);
        foreach (var role in new[] { Role.LaboratoryUser, Role.EnterpriseUser })
        {
            await Come(role, owner: records.Firm);
            await Come(role, owner: await records.Organization(9));
        }

        // The paper of an order that a leader of the county approved.
        var leader = visitors.Single(one => one is { Role: Role.RegistryLeader, Region: DoorRecords.County });
        var approved = await leader.Post(new Form(string.Empty, "Approve", Home.County, $"/workbench/orders/{await records.Drafted(14)}/approve", new() { ["Version"] = "1", ["Consequence"] = "依法处理" }));
        Assert.Equal(HttpStatusCode.Found, approved.StatusCode);
    }

    public async Task DisposeAsync() => await records.DisposeAsync();

    [Fact]
    public async Task Every_page_opens_to_whom_the_table_says_and_only_for_records_that_are_theirs()
    {
        var examples = (await Doors.Pages(records)).ToDictionary(door => door.Pattern, StringComparer.Ordinal);
        var missing = Guarded().Select(one => one.Pattern).Where(pattern => pattern.Contains('{', StringComparison.Ordinal) && !examples.ContainsKey(pattern));
        Assert.Empty(missing);
        Assert.Empty(examples.Keys.Except(Guarded().Select(one => one.Pattern)));

        var wrong = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(visitors, async (visitor, ct) =>
        {
            foreach (var (_, pattern, power) in Guarded())
            {
                var door = examples.GetValueOrDefault(pattern) ?? new Door(pattern, Home.Role, pattern);
                var answer = await visitor.Browser.GetAsync(door.Path, ct);
                var expected = Opened(visitor, door.Pattern, door.Home, power);
                if (!expected.Contains((int)answer.StatusCode))
                {
                    wrong.Add($"{visitor} GET {door.Path}: {(int)answer.StatusCode}, expected {string.Join('/', expected)}");
                }
            }
        });

        Assert.True(wrong.IsEmpty, string.Join("\n", wrong));
        Assert.Empty(await KnockedOutside(Guarded().Select(one => examples.GetValueOrDefault(one.Pattern)?.Path ?? one.Pattern), path => Site.Client.GetAsync(path)));
    }

    [Fact]
    public async Task Every_form_acts_for_whom_the_table_says_and_changes_nothing_for_anybody_else()
    {
        var forms = await Doors.Forms(records);
        var handlers = await Handlers();
        Assert.Empty(handlers.Select(one => (one.Pattern, one.Handler)).Except(forms.Select(form => (form.Pattern, form.Handler))));
        Assert.Empty(forms.Select(form => (form.Pattern, form.Handler)).Except(handlers.Select(one => (one.Pattern, one.Handler))));
        var powers = Guarded().ToDictionary(one => one.Pattern, one => one.Power, StringComparer.Ordinal);

        var before = await records.Kept();
        var wrong = new List<string>();
        foreach (var form in forms)
        {
            foreach (var visitor in visitors)
            {
                if (Refused(visitor, form, powers[form.Pattern]) is { } expected && await visitor.Post(form) is var answer && !expected.Contains((int)answer.StatusCode))
                {
                    wrong.Add($"{visitor} POST {form.Address}: {(int)answer.StatusCode}, expected {string.Join('/', expected)}");
                }
            }
        }

        wrong.AddRange(await KnockedOutside(forms.Select(form => form.Address), path => Site.Client.PostAsync(path, new FormUrlEncodedContent([]))));
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        var changed = (await records.Kept()).Except(before).Select(line => line[..Math.Min(400, line.Length)]).ToList();
        Assert.True(changed.Count == 0, string.Join("\n", changed));

        // The same forms, sent by those who may, do act: nothing above was refused for being filled in badly.
        foreach (var form in forms.Where(form => form.Handler != "SignOut"))
        {
            var actor = visitors.FirstOrDefault(visitor => MayAct(visitor, form, powers[form.Pattern]));
            Assert.True(actor is not null, $"Nobody may send {form.Address}.");
            var answer = await actor.Post(form);
            var to = answer.Headers.Location?.OriginalString;
            var isDone = form switch
            {
                { Acts: false } => (int)answer.StatusCode is 200 or 302 or 422,
                { Shows: true } => answer.StatusCode == HttpStatusCode.OK,
                _ => answer.StatusCode == HttpStatusCode.Found && to is not "/changed",
            };
            if (!isDone || to?.StartsWith("/sign-in", StringComparison.Ordinal) == true)
            {
                wrong.Add($"{actor} POST {form.Address}: {(int)answer.StatusCode} {to} {Said(await answer.Content.ReadAsStringAsync())}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public async Task What_is_public_asks_nobody_to_sign_in_and_steps_of_signing_in_open_to_nobody_who_is_in()
    {
        var samples = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["code"] = await records.Code(1), ["approvalNo"] = Rows.Body, ["creditCode"] = Rows.Code(1), ["number"] = "U1", ["id"] = $"{records.Report}", ["format"] = "csv",
            ["table"] = "status", ["file"] = "v1", ["index"] = "0", ["path"] = "0/000", ["list"] = "0", ["purpose"] = "revocation", ["issue"] = "1", ["token"] = new('a', 32),
            ["step"] = string.Empty, ["documentName"] = "v1", ["region"] = DoorRecords.Province, ["level"] = "city", ["kind"] = "fishbone", ["slug"] = "i-mr", ["part"] = string.Empty,
        };
        var wrong = new List<string>();
        foreach (var endpoint in Endpoints().Where(one => one.Metadata.GetMetadata<IAllowAnonymous>() is not null && IsRead(one)))
        {
            var path = Path(endpoint, samples);
            var answer = await Site.Client.GetAsync(path);
            var isSignIn = answer.Headers.Location?.OriginalString.StartsWith("/sign-in?", StringComparison.Ordinal) == true;
            var asksForKey = path.StartsWith("/api/v1/reports", StringComparison.Ordinal);
            if ((int)answer.StatusCode >= 500 || isSignIn || answer.StatusCode == HttpStatusCode.Forbidden || (answer.StatusCode == HttpStatusCode.Unauthorized) != asksForKey)
            {
                wrong.Add($"{path}: {(int)answer.StatusCode}");
            }
        }

        foreach (var endpoint in Endpoints().Where(one => one.Metadata.GetMetadata<NeedsStageAttribute>() is not null))
        {
            foreach (var visitor in visitors)
            {
                if (await visitor.Browser.GetAsync(Path(endpoint, samples)) is { StatusCode: not HttpStatusCode.Forbidden } answer)
                {
                    wrong.Add($"{visitor} {Path(endpoint, samples)}: {(int)answer.StatusCode}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    private async Task Come(Role role, string? region = null, Guid? owner = null) => visitors.Add(await records.Come(role, region, owner));

    /// <summary>What a page answers to a visitor; 409 is all that /changed has to say.</summary>
    private int[] Opened(DoorVisitor visitor, string pattern, Home home, Power power)
        => !PowerTable.Has(visitor.Role, power) ? [403]
            : home == Home.Role ? [200, 302, 409]
            : Between(visitor, home) != Relation.Foreign ? [200]
            : pattern.Contains('{', StringComparison.Ordinal) ? [404] : [404, 422];

    /// <summary>What a form answers to a visitor to whom it is shut; null: it may act for them.</summary>
    private int[]? Refused(DoorVisitor visitor, Form form, Power power)
        => !PowerTable.Has(visitor.Role, power) ? [403]
            : form.Home == Home.Role ? null
            : (Between(visitor, form.Home), form.Deed) switch
            {
                (Relation.Foreign, _) => form.Pattern.Contains('{', StringComparison.Ordinal) ? [404] : [404, 422],
                (Relation.Superior, Deed.Decides) or (Relation.Own, Deed.Supervises) => [422],
                _ => null,
            };

    private bool MayAct(DoorVisitor visitor, Form form, Power power)
        => PowerTable.Has(visitor.Role, power)
            && (form.Home == Home.Role || Between(visitor, form.Home) == (form.Deed == Deed.Supervises ? Relation.Superior : Relation.Own));

    private Relation Between(DoorVisitor visitor, Home home)
    {
        var region = home == Home.Province ? DoorRecords.Province : DoorRecords.County;
        return home switch
        {
            Home.Body => visitor.Owner == records.Bodies[0] ? Relation.Own : Relation.Foreign,
            Home.Firm => visitor.Owner == records.Firm ? Relation.Own : Relation.Foreign,
            Home.Reader => visitor.Hidden[FormFields.Account] == $"{records.Reader}" ? Relation.Own : Relation.Foreign,
            Home.Unit when visitor.Role == Role.UnitOfficer => visitor.Hidden[FormFields.Account] == $"{records.Liaison}" ? Relation.Own : Relation.Foreign,
            _ when visitor.Region == region => Relation.Own,
            _ => visitor.Region is { } above && region.StartsWith(above.TrimEnd('0'), StringComparison.Ordinal) ? Relation.Superior : Relation.Foreign,
        };
    }

    private static async Task<IReadOnlyList<string>> KnockedOutside(IEnumerable<string> paths, Func<string, Task<HttpResponseMessage>> send)
    {
        var wrong = new List<string>();
        foreach (var path in paths)
        {
            var answer = await send(path);
            var isShut = path.StartsWith("/api/", StringComparison.Ordinal)
                ? answer.StatusCode == HttpStatusCode.Unauthorized
                : answer.StatusCode == HttpStatusCode.Found && answer.Headers.Location!.OriginalString.Split('?')[0] == "/sign-in";
            if (!isShut)
            {
                wrong.Add($"nobody {path}: {(int)answer.StatusCode}");
            }
        }

        return wrong;
    }

    private IEnumerable<RouteEndpoint> Endpoints()
        => Site.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<ISuppressMatchingMetadata>() is null);

    private IEnumerable<(RouteEndpoint Endpoint, string Pattern, Power Power)> Guarded()
        => from endpoint in Endpoints()
           let needs = endpoint.Metadata.GetMetadata<NeedsAttribute>()
           where needs is not null
           select (endpoint, "/" + endpoint.RoutePattern.RawText!.TrimStart('/'), needs.Power);

    private async Task<IReadOnlyList<(string Pattern, string? Handler)>> Handlers()
    {
        var found = new List<(string, string?)>();
        foreach (var (endpoint, pattern, _) in Guarded())
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var compiled = await Site.Get<PageLoader>().LoadAsync(page, endpoint.Metadata);
                found.AddRange(compiled.HandlerMethods.Where(method => method.HttpMethod != "Get").Select(method => (pattern, method.Name)));
            }
            else
            {
                Assert.True(IsRead(endpoint), $"{pattern} takes more than GET and is no page: try it here as well.");
            }
        }

        return found;
    }

    private static bool IsRead(RouteEndpoint endpoint)
        => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is not { HttpMethods.Count: > 0 } verbs || verbs.HttpMethods.Contains("GET");

    private static string Path(RouteEndpoint endpoint, Dictionary<string, string> samples)
        => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart parameter => samples[parameter.Name],
            _ => string.Empty,
        }))));

    private static string Said(string html) => string.Join(' ', System.Text.RegularExpressions.Regex.Matches(html, "[\u4e00-\u9fff，。、]{12,}").Select(match => match.Value).Take(4));
}
