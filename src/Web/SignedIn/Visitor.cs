using System.Security.Claims;
using Zhiheng.Kernel;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Web.SignedIn;

/// <summary>Who sends this request. Nobody until <see cref="PowerGate"/> has recognised a session or a key.</summary>
public sealed class Visitor(Sessions sessions, Callers callers, TimeProvider clock)
{
    private bool isKnown;

    public Caller? Caller { get; private set; }

    /// <summary>The number of the form being sent (<c>act-form</c>); null on a GET.</summary>
    public Guid? Once { get; internal set; }

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
        if (await sessions.Recognise(SessionCookie.Read(context.Request), ct) is { } open)
        {
            Become(await callers.For(open.Account, open.Session, ct), context);
        }

        return Caller;
    }

    /// <summary>An act of this visitor under a power: who, in which capacity and, with a proxy, in whose place.</summary>
    public Act ActBy(Power power, string reason, string? basis = null, IReadOnlyList<string>? evidence = null)
    {
        var caller = Caller ?? throw new InvalidOperationException("Nobody is signed in.");
        return new Act(caller.Account.PersonName, CapacityOf(caller, power), clock.GetUtcNow(), reason, basis, evidence)
        {
            Account = caller.Account.Id,
            OnBehalfOf = caller.LentFor(power)?.AbsentName,
            Once = Once,
        };
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
