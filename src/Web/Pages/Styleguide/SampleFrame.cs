using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Styleguide;

/// <summary>The frame of an officer who does not exist, around the sample pages.</summary>
internal static class SampleFrame
{
    public static Frame Of(Say say, string query = "") => new()
    {
        Area = say["工作台", "Workbench"],
        HomeHref = "/styleguide/workbench",
        Person = "张*",
        Organisation = "历下区市场监管局",
        Role = "认证监管岗",
        Inbox = 4,
        InboxHref = "/styleguide/workbench?view=inbox",
        SearchAction = "/styleguide/workbench",
        SearchHint = say["企业、证书、人员、文号", "Organisation, certificate, person, document number"],
        Query = query,
        Groups =
        [
            new(say["我的工作", "My work"],
            [
                new(say["待办", "To do"], "/styleguide/workbench", 23, 't'),
                new(say["草稿", "Drafts"], "/styleguide/form", 1, 'd'),
            ]),
            new(say["监管", "Supervision"],
            [
                new(say["企业档案", "Organisations"], "/styleguide/file", Key: 'o'),
                new(say["样式手册", "Style page"], "/styleguide", Key: 's'),
            ]),
        ],
    };
}
