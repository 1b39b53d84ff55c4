using System.Text;
using Microsoft.AspNetCore.Mvc;
using Zhiheng.Platform.Tables;
using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Excellence;
using Zhiheng.Web.Look;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Public.Tools;

/// <summary>Self-assessment against GB/T 19580. Public; the entries live in the form and in the visitor's file, nothing is stored here.</summary>
public sealed class ExcellenceModel(Say say) : ExcellencePage(say)
{
    public const string FileField = "file";

    private const string StudyKind = "assessment:gbt19580-2012";

    private readonly Say say = say;

    public OpenedStudy? Opened { get; private set; }

    public KeepForm Keeping => new(StudyKind, Opened, () => AssessmentFile.Write(Assessment));

    /// <summary>Empty, or with what a study holds that the visitor may read.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Opened = await StudyOpening.Find(HttpContext, StudyKind, ct);
        if (Opened is null)
        {
            return StudyOpening.IsAsked(HttpContext) ? NotFound() : Page();
        }

        try
        {
            Assessment = AssessmentFile.Read(Opened.Content);
        }
        catch (ToolboxException refused)
        {
            Refuse(refused.In(say.Tongue));
        }

        return Page();
    }

    public async Task OnPostAsync(CancellationToken ct) => await ReadForm(ct);

    /// <summary>Shows what a saved file holds. A file that does not fit leaves the entries as they are and says where it does not.</summary>
    public async Task OnPostOpenAsync(CancellationToken ct)
    {
        await ReadForm(ct);
        var file = (await Request.ReadFormAsync(ct)).Files.GetFile(FileField);
        try
        {
            if (file is null or { Length: 0 })
            {
                Refuse(say["请先选择由本工具保存的 .json 文件，再点“打开”。", "Choose a .json file saved by this tool first."]);
                return;
            }

            using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
            Assessment = AssessmentFile.Read(await reader.ReadToEndAsync(ct));
            (Problems, Response.StatusCode) = ([], StatusCodes.Status200OK);
        }
        catch (ToolboxException refused)
        {
            Refuse(refused.In(say.Tongue));
        }
    }

    public async Task<IActionResult> OnPostSaveAsync(CancellationToken ct)
        => await ReadForm(ct) ? File(Encoding.UTF8.GetBytes(AssessmentFile.Write(Assessment)), "application/json", FileName + ".json") : Page();

    public async Task<IActionResult> OnPostTableAsync([FromQuery] string? format, CancellationToken ct)
    {
        if (!await ReadForm(ct))
        {
            return Page();
        }

        var result = Result;
        // Made of what the visitor has just sent: nobody's record leaves the house, so there is no line to write.
        return new TableDownload<ItemScore>(FileName, format ?? "", ExcellenceTable.Columns(result), result.Score.Items.ToAsyncEnumerable()) { Trace = () => Task.CompletedTask };
    }

    private string FileName => string.Join('-', new[] { say["卓越绩效自评", "self-assessment"], Assessment.Subject, Assessment.Period }.Where(part => part.Length > 0));

    private void Refuse(string message)
    {
        Problems = [new ProblemView(message, ExcellenceForm.Id(FileField))];
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }
}
