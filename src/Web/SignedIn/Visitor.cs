using System.Security.Claims;
using Zhiheng.Kernel;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Keys;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Web.SignedIn;

/// <summary>Who sends this request. Nobody until <see cref="PowerGate"/> has recognised a session or a key.</summary>
public sealed class Visitor(Sessions sessions, Callers callers, ApiKeys keys, TimeProvider clock)
{
    private const string Bearer = "Bearer ";

    private bool isKnown;

    public Caller? Caller { get; private set; }

    /// <summary>The number of the form being sent (<c>act-form</c>); null on a GET.</summary>
    public Guid? Once { get; internal set; }

    /// <summary>Why the key that was presented does not count; null when none was, or it does.</summary>
    public Refusal? KeyRefusal { get; private set; }

    /// <summary>Where the request came from.</summary>
    public Origin Origin { get; private set; } = Origin.Program;

    public async Task<Caller?> Recognise(HttpContext context, CancellationToken ct)
    {
        if (isKnown)
        {
            return Caller;
        }

        isKnown = true;
        Origin = new Origin(context.Connection.RemoteIpAddress?.ToString() ?? "?", context.Request.Headers.UserAgent.ToString());
        if (KeyOf(context.Request) is { } key)
        {
            await Recognise(key, context, ct);
        }
        else if (await sessions.Recognise(SessionCookie.Read(context.Request), ct) is { } open)
        {
            Become(await callers.For(open.Account, open.Session, ct), context);
        }

        return Caller;
    }

    /// <summary>An act of this visitor under a power: who, in which capacity and, with a proxy, in whose place.</summary>
    public Act ActBy(Power power, string reason, string? basis = null, IReadOnlyList<string>? evidence = null)
    {
        var caller = Caller ?? throw new InvalidOperationException("Nobody is signed in.");
        var who = caller.Key is { } key ? $"{caller.Account.PersonName}（密钥 {key.Name}）" : caller.Account.PersonName;
        return new Act(who, CapacityOf(caller, power), clock.GetUtcNow(), reason, basis, evidence)
        {
            Account = caller.Account.Id,
            OnBehalfOf = caller.LentFor(power)?.AbsentName,
            Once = Once,
        };
    }

    // A key speaks for itself: a cookie that came along opens nothing more, and a wrong key is not made good by it.
    private async Task Recognise(string given, HttpContext context, CancellationToken ct)
    {
        var key = await keys.Recognise(given, ct);
        if (key.IsRefused)
        {
            KeyRefusal = key.Refusal;
        }
        else if (await callers.For(key.Value, ct) is { } caller)
        {
            Become(caller, context);
        }
        else
        {
            KeyRefusal = WebKeyRefusals.NoAccount();
        }
    }

    /// <summary>The key that a request to the API presents; pages are for people.</summary>
    private static string? KeyOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return request.Path.StartsWithSegments("/api", StringComparison.Ordinal) && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? header[Bearer.Length..].Trim()
            : null;
    }

    internal void Become(Caller caller, HttpContext context)
    {
        Caller = caller;

        // Forms are bound to this name: one that was made for another account is not taken from this one.
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, caller.Account.Id.ToString())], "session");
        context.User = new ClaimsPrincipal(identity);
    }

    private static Capacity CapacityOf(Caller caller, Power power) => caller.Account.Kind switch
    {
        AccountKind.Body => Capacity.CertificationBody,
        AccountKind.Laboratory => Capacity.TestingBody,
        AccountKind.Enterprise => Capacity.Enterprise,
        _ => PowerTable.Row(power).Roles.Any(PowerTable.IsAlone) ? Capacity.Administrator : Capacity.Officer,
    };
}
