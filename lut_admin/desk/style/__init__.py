"""How everything looks: colours and fonts, the style sheet, the icons, and whether Qt can paint them."""
