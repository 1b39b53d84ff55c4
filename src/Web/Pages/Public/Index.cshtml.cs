using Microsoft.AspNetCore.Mvc.RazorPages;
using Zhiheng.Registry.Lookup;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Public;

/// <summary>Everything on the home page comes from the register, the examples too; an empty register has none.</summary>
public sealed record HomeView(
    IReadOnlyList<ExampleView> Examples,
    IReadOnlyList<FigureView> Figures,
    IReadOnlyList<PublicActView> Acts);

public sealed record ExampleView(string Text, string Href, bool IsCode);

public sealed record FigureView(long Value, Words Label);

/// <summary>A fact that became public: on which day it takes effect, which verdict it led to (null when to none), whom it is about.</summary>
public sealed record PublicActView(DateOnly On, Verdict? Verdict, Words Kind, string Holder, string Certificate, string Href, string? Detail);

public sealed class IndexModel(CertificateLookup lookup, HomeFacts facts) : PageModel
{
    public HomeView View { get; private set; } = new([], [], []);

    public async Task OnGetAsync(CancellationToken ct)
    {
        var figures = await lookup.Figures(ct);
        var (acts, examples) = await facts.Find(ct);
        View = new HomeView(examples, HomeMapper.Figures(figures), acts);
    }
}
