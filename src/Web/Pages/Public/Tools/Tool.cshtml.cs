using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Zhiheng.Kernel;
using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Sheets;
using Zhiheng.Web.Api;
using Zhiheng.Web.Look;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Public.Tools;

/// <summary>
/// One tool. Nothing that is sent here is stored or logged, nobody signs in: there is nothing a forged request could ride on, hence no
/// antiforgery token. A calculation takes a place at <see cref="ToolboxDesk"/> before its data are read.
/// </summary>
[IgnoreAntiforgeryToken]
[ReadsFormItself]
public sealed class ToolModel(ToolboxDesk desk, Say say) : PageModel
{
    public Sheet Sheet { get; private set; } = null!;

    public ToolForm Form { get; private set; } = ToolForm.Empty;

    public PastedTable? Table { get; private set; }

    /// <summary>Which columns of the table were taken, by the names of the sheet's columns.</summary>
    public Given? Given { get; private set; }

    public Finding? Finding { get; private set; }

    public Refusal? Refused { get; private set; }

    /// <summary>The tools of the catalogue whose method is told.</summary>
    public IReadOnlyList<Tool> Methods => [.. Sheet.Tools.Select(Toolbox.Catalogue.Tools.Named)];

    public string Typed(Setting setting) => Form.Fields.TryGetValue(setting.Name, out var typed) ? typed : setting.Default;

    public bool IsOn(Setting setting) => Form.Fields.ContainsKey("sent") ? Form.Fields.ContainsKey(setting.Name) : setting.Default == "true";

    public OpenedStudy? Opened { get; private set; }

    /// <summary>What cannot be kept with the firm for its size stays in the file the visitor may save.</summary>
    public KeepForm Keeping => new($"sheet:{Sheet.Slug}", Opened, () => Form.Text.Length <= ToolForm.MostShown ? Form.Study(Sheet.Slug) : "");

    /// <param name="sample">Fills the page with the tool's own made-up example.</param>
    public async Task<IActionResult> OnGetAsync(string slug, string? part, bool sample, CancellationToken ct)
    {
        if (part is not null || SheetList.Find(slug) is not { } sheet)
        {
            return NotFound();
        }

        Sheet = sheet;
        Opened = await StudyOpening.Find(HttpContext, $"sheet:{slug}", ct);
        if (Opened is null && StudyOpening.IsAsked(HttpContext))
        {
            return NotFound();
        }

        if (Opened is null && !sample && sheet.Columns.Count > 0)
        {
            return Page();
        }

        using var place = await desk.Place(ct);
        if (!place.IsAcquired)
        {
            return Busy(null);
        }

        if (Opened is { } study)
        {
            Open(study.Content);
        }
        else
        {
            Form = new ToolForm(sheet.Sample, Form.Fields, null);
            Calculate();
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, string? part, CancellationToken ct)
    {
        if (SheetList.Find(slug) is not { } sheet || part is not (null or "result" or "file.csv" or "file.xlsx" or "study.json"))
        {
            return NotFound();
        }

        Sheet = sheet;
        using var place = await desk.Place(ct);
        if (!place.IsAcquired)
        {
            return Busy(part);
        }

        var read = await ToolForm.Read(Request, slug, ct);
        if (read.IsRefused)
        {
            return Shown(part, read.Refusal, StatusCodes.Status422UnprocessableEntity);
        }

        Form = read.Value;
        if (part == "study.json")
        {
            return File(System.Text.Encoding.UTF8.GetBytes(Form.Study(slug)), "application/json", $"zhiheng-{slug}.json");
        }

        await Task.Run(Calculate, ct);
        if (Finding is { } finding && part is "file.csv" or "file.xlsx")
        {
            return new ToolFile(Sheet, finding, say).As(part[5..]);
        }

        if (Refused is not null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }

        return part == "result" ? Partial("_ToolParts", this) : Page();
    }

    private IActionResult Busy(string? part)
    {
        Response.Headers.RetryAfter = "5";
        return Shown(part, ToolRefusals.Busy(), StatusCodes.Status429TooManyRequests);
    }

    private IActionResult Shown(string? part, Refusal refusal, int status)
    {
        Refused = refusal;
        Response.StatusCode = status;
        return part == "result" ? Partial("_ToolParts", this) : Page();
    }

    private void Open(string content)
    {
        var opened = ToolForm.Open(content, Sheet.Slug);
        if (opened.IsRefused)
        {
            Refused = opened.Refusal;
            return;
        }

        Form = opened.Value;
        Calculate();
    }

    private void Calculate()
    {
        try
        {
            Table = Sheet.Columns.Count == 0 ? null : PastedTable.Read(Form.Text, Form.Heading);
            Given = new Given(Sheet, Table, Form.Fields);
            Finding = Effort.Within(ToolboxDesk.MostSteps, () => Sheet.Run(Given, say.Tongue));
        }
        catch (ToolboxException no)
        {
            Refused = ToolRefusals.Of(no);
        }
    }
}
